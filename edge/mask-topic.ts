/** A Bluetooth address or any longer number, however it is written. */
const longNumber = /[0-9a-f]{2}(?:[:_-]?[0-9a-f]{2}){5,}/gi;

/**
 * A topic that is none of ours, fit to be written down: gateways of other makes put the names and addresses of every beacon they hear into
 * their topics, a passer-by's phone among them, and of those nothing may be kept.
 */
export function maskTopic(topic: string): string {
  if (topic.startsWith('aisle/')) return topic;
  return topic
    .split('/')
    .map((level) => (level.includes(':') ? '…' : level.replaceAll(longNumber, '…')))
    .join('/');
}
