/** How often, or how long, a tag's button was pressed. */
export const buttonPresses = ['once', 'twice', 'thrice', 'long'] as const;
export type ButtonPress = (typeof buttonPresses)[number];
