/** How a text came to stand in its box: as designed, set smaller, or cut off with an ellipsis. */
export type TextFit = 'whole' | 'smaller' | 'clamped';

/** Sizes are tried in hundredths: finer steps are not seen at four metres. */
const stepsPerUnit = 100;

/**
 * The largest scale from `smallest` to 1 at which `fits` holds, to a hundredth. Undefined when the text does not fit even at `smallest`.
 * `fits` must be monotone (what fits at a size fits at every smaller one): it is asked at most eight times.
 */
export function largestFit(fits: (scale: number) => boolean, smallest: number): number | undefined {
  if (fits(1)) return 1;
  let fittingStep = Math.round(smallest * stepsPerUnit);
  if (!fits(fittingStep / stepsPerUnit)) return undefined;
  let tooLargeStep = stepsPerUnit;
  while (tooLargeStep - fittingStep > 1) {
    const middleStep = Math.floor((fittingStep + tooLargeStep) / 2);
    if (fits(middleStep / stepsPerUnit)) fittingStep = middleStep;
    else tooLargeStep = middleStep;
  }
  return fittingStep / stepsPerUnit;
}

/** What a scale found by `largestFit` means. */
export function fitOf(scale: number | undefined): TextFit {
  if (scale === undefined) return 'clamped';
  return scale === 1 ? 'whole' : 'smaller';
}
