/**
 * Looks at the driver and every executor before a job is sent there: what runs on them, what they see, and whether they
 * have the memory that the job's network asks for.
 */
package dev.windrow.doctor;
