/**
 * What keeps a command from destroying what is not its own: where paths really lead, whose a folder is, who is writing
 * there, and which folders a job is restricted to.
 */
package dev.windrow.guard;
