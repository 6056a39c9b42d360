const garment = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 400"><rect width="300" height="400" fill="#e9e1d4"/>
<path d="M110 70c10 22 70 22 80 0l48 26 22 84-36 10-10-34v190H86V156l-10 34-36-10 22-84z" fill="#31566b"/>
<path d="M110 70c10 22 70 22 80 0" fill="none" stroke="#22404f" stroke-width="7"/><path d="M150 92v252" stroke="#22404f" stroke-width="2"/></svg>`;

/** A drawn shirt, so that the gallery needs no asset of a shop. */
export const galleryPicture = `data:image/svg+xml,${encodeURIComponent(garment)}`;
