/**
 * What is started from outside: the command line, its verbs and their exit codes, the folder a run writes, and the
 * quickstart's corpus. Everything else of Windrow is put together here.
 */
package dev.windrow.job;
