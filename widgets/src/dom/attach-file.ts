import { Attachments, type Client } from '@sinia/sdk';

/** Photos heavier than this are made smaller: a phone's camera gives 5 to 15 MB, and a crack shows as well in one. */
const heavy = 2 * 1024 * 1024;
const longestSide = 2560;
const faceSide = 96;

type Ready = { readonly file: File; readonly face?: HTMLCanvasElement };

let turn: Promise<unknown> = Promise.resolve();

/**
 * A photo gets a small face and, when it is huge, a reasonable size; what the browser cannot draw stays as it is. One at a
 * time: a phone has no memory for twenty photos unpacked.
 */
export function preparePhoto(file: File): Promise<Ready> {
  const ready = turn.then(() => prepare(file));
  turn = ready;
  return ready;
}

async function prepare(file: File): Promise<Ready> {
  if (!file.type.startsWith('image/')) return { file };
  try {
    const picture = await createImageBitmap(file);
    const { width, height } = picture;
    const side = Math.min(width, height);
    const face = draw(picture, faceSide, faceSide, (width - side) / 2, (height - side) / 2, side, side);
    const smaller =
      file.size > heavy && /jpe?g|png|webp|hei[cf]/.test(file.type) ? await shrink(picture, file) : file;
    picture.close();
    return { file: smaller, face };
  } catch {
    return { file };
  }
}

/** Uploads one file with progress (0 to 1) and gives its id. */
export async function sendFile(
  client: Client,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<string> {
  return (await new Attachments(client).upload(file, { onProgress, signal })).id;
}

async function shrink(picture: ImageBitmap, file: File): Promise<File> {
  const { width, height } = picture;
  const scale = Math.min(1, longestSide / Math.max(width, height));
  const canvas = draw(picture, width * scale, height * scale, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
  if (!blob || blob.size >= file.size) return file;
  return new File([blob], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' });
}

function draw(
  picture: ImageBitmap,
  width: number,
  height: number,
  ...from: [number, number, number, number]
) {
  const canvas = Object.assign(document.createElement('canvas'), {
    width: Math.round(width),
    height: Math.round(height),
  });
  const pen = canvas.getContext('2d');
  if (!pen) return canvas;
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, ...from, 0, 0, canvas.width, canvas.height);
  return canvas;
}
