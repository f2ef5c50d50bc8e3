/**
 * The inbox on Kafka: a log of what arrived, partitioned by conversation; for each partition one
 * owner, which has its rows in a file and writes every change of them to a changelog.
 */
package dev.spotter.bot.inbox.kafka;
