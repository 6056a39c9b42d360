/** A topic's levels. */
export type Levels = readonly string[];

/**
 * A topic as a make of gateway uses it: levels written out, `+` for any one level, `{address}` for a Bluetooth address, `{gateway}` for
 * the gateway's own name, and `#` at the end for any more.
 */
export type TopicPattern = readonly string[];

const address = /^[0-9a-fA-F]{2}([:-]?[0-9a-fA-F]{2}){5}$/;

/** How a gateway is called, whatever case its maker prints it in. */
export function sameSource(one: string, other: string): boolean {
  return one === other || one.toLowerCase() === other.toLowerCase();
}

export function readPattern(text: string): TopicPattern {
  return text.split('/');
}

/** True when a gateway called `source` uses this topic. */
export function matchesTopic(pattern: TopicPattern, levels: Levels, source: string): boolean {
  return matches(pattern, levels, (level) => sameSource(level, source));
}

/** True when a gateway of any name could use this topic. */
export function couldMatch(pattern: TopicPattern, levels: Levels): boolean {
  return matches(pattern, levels, (level) => level !== '');
}

function matches(pattern: TopicPattern, levels: Levels, isGateway: (level: string) => boolean): boolean {
  for (let at = 0; at < pattern.length; at += 1) {
    const expected = pattern[at];
    const level = levels[at];
    if (expected === '#') return levels.length >= at;
    if (level === undefined) return false;
    const fits =
      expected === '+'
        ? level !== ''
        : expected === '{gateway}'
          ? isGateway(level)
          : expected === '{address}'
            ? address.test(level)
            : expected === level;
    if (!fits) return false;
  }
  return levels.length === pattern.length;
}

/** The filter that hears every topic of this pattern (MQTT 3.1.1, 4.7). */
export function filterOf(pattern: TopicPattern): string {
  return pattern.map((level) => (level.startsWith('{') ? '+' : level)).join('/');
}

/** The topic or filter a gateway called `source` uses, for people to read. */
export function spellTopic(pattern: string, source: string): string {
  return pattern.replaceAll('{gateway}', source);
}
