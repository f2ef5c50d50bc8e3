/** An uploader's name and what the pictures show in, the sentence to post out. */
package dev.spotter.bot.caption;
