// Makes photos small before they are kept or sent: from about five megabytes to two hundred kilobytes.

/** @param {File} file @param {number} longest side, in pixels @returns {Promise<File>} */
export async function shrink(file, longest) {
  if (!file.type.startsWith('image/')) return file;
  const image = await createImageBitmap(file);
  const scale = Math.min(1, longest / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.8));
  return blob ? new File([blob], 'foto.jpg', { type: 'image/jpeg' }) : file;
}
