import { unsafeCSS } from 'lit';
import parts from '../tokens/parts.css?inline';
import themes from '../tokens/themes.css?inline';

/*
 * The page's style sheets do not reach into another element's shadow, where a slide often hangs; so the sets of the tokens are hung on the
 * slide itself. By day it takes the page's own colours, with a shop's own accent; the light set only replaces a dark page's.
 */
const light = ":host([data-theme='light']):host-context([data-theme='dark'])";
const dark = ":host([data-theme='dark'])";

export const themeStyles = unsafeCSS(
  themes
    .replace(/:root,\s*\[data-theme=['"]?light['"]?\]/, light)
    .replace(/(^|\})(\s*(?:\/\*[^]*?\*\/\s*)?)\[data-theme=['"]?dark['"]?\](?=\s*\{)/, `$1$2${dark}`) +
    parts.replace(/:root[^{]*/, ':host '),
);
