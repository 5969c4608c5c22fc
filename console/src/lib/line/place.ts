/** Latitude and longitude out of what a map gives to copy: `35.68, 139.76`, or an address with them in it. */
export function placeIn(text: string): { latitude: number; longitude: number } | null {
  const number = String.raw`(-?\d{1,3}(?:\.\d+)?)`;
  const forms = [
    new RegExp(String.raw`!3d${number}!4d${number}`), // the pin itself, where the address has the map's middle too
    new RegExp(String.raw`@${number},${number}`),
    new RegExp(String.raw`[?&](?:q|query|ll|destination)=${number}(?:,|%2C)\s*${number}`, 'i'),
    new RegExp(String.raw`^\s*${number}\s*[,、\s]\s*${number}\s*$`),
  ];
  for (const form of forms) {
    const [, latitude, longitude] = (form.exec(text) ?? []).map(Number);
    if (
      latitude !== undefined &&
      longitude !== undefined &&
      Math.abs(latitude) <= 90 &&
      Math.abs(longitude) <= 180
    )
      return { latitude, longitude };
  }
  return null;
}
