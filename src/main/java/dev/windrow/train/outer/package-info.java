/** The outer step: from where a round began and the mean of where its workers ended to where the next one begins. */
package dev.windrow.train.outer;
