/** Some of what every account may send; LINE's reference lists all: "List of available stickers", "LINE emoji". */
const range = (first: number, last: number, width = 1) =>
  Array.from({ length: last - first + 1 }, (_, step) => String(first + step).padStart(width, '0'));

export const stickerPackages: { packageId: string; stickerIds: string[] }[] = [
  { packageId: '11537', stickerIds: range(52002734, 52002773) },
  { packageId: '11538', stickerIds: range(51626494, 51626533) },
  { packageId: '11539', stickerIds: range(52114110, 52114149) },
  { packageId: '446', stickerIds: range(1988, 2027) },
  { packageId: '789', stickerIds: range(10855, 10894) },
  { packageId: '6359', stickerIds: range(11069848, 11069871) },
  { packageId: '8525', stickerIds: range(16581290, 16581313) },
];

export const emojiSets: { productId: string; emojiIds: string[] }[] = [
  { productId: '5ac1bfd5040ab15980c9b435', emojiIds: range(1, 40, 3) },
  { productId: '5ac21a18040ab15980c9b43e', emojiIds: range(1, 40, 3) },
];
