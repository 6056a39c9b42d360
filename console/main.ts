import '#shared/ui/trusted-types.ts';
import '#shared/ui/fonts.css';
import '#shared/ui/tokens.css';
import '#shared/ui/reset.css';
import './page.css';
import { applyAppearance, readAppearance } from './settings/appearance.ts';
import './shell/console-app.ts';

// Before the first paint: the person's own language and light.
applyAppearance(readAppearance());
