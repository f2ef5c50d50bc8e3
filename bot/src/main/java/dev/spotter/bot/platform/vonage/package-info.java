/**
 * What Vonage's APIs share: the application with its token, signed webhooks, the API's client. The
 * formats are those of Vonage's published SDKs; where no source confirms one, the code says so.
 */
package dev.spotter.bot.platform.vonage;
