// Loaded beside a screen's page and not with it: when a release is so broken that its page never comes to life, this still runs. The page
// is asked for again, and by then the hub may have put back the release before.
const comesToLifeWithinMs = 60_000;

setTimeout(() => {
  if (document.documentElement.dataset['alive'] === undefined) location.reload();
}, comesToLifeWithinMs);
