/** Text as symbols: tokenizers, and the vocabulary that numbers symbols. Uses nothing else of Windrow. */
package dev.windrow.text;
