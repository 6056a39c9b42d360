import '#shared/ui/trusted-types.ts';
import '#shared/ui/fonts.css';
import '#shared/ui/tokens.css';
import '#shared/ui/reset.css';
import './page.css';
import { countMistakes } from '#shared/ui/release/about-page.ts';
import { keepAwake } from './player/wake-lock.ts';
import './signage-app.ts';
import { registerWorker } from './worker/register-worker.ts';

countMistakes();
void registerWorker();
keepAwake();
