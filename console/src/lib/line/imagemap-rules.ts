import type { Fields } from '@/lib/line/fields';
import { actionUri, httpsUrl, length, oneOf } from '@/lib/line/text-rules';

/** Areas are told in these units, however wide the picture is. */
export const imagemapWidth = 1040;
export const areasMost = 50;
export const areaTextMost = 400;
const whole = 2 ** 31 - 1;

export function checkImagemap(message: Fields) {
  const size = message.requiredChild('baseSize');
  size?.number('width', imagemapWidth, imagemapWidth);
  size?.number('height', 1, whole);
  message.requiredChildren('actions', 0, areasMost).forEach(checkAreaAction);
  const video = message.child('video');
  if (video) checkVideo(video);
}

function checkAreaAction(action: Fields) {
  const type = action.required('type', oneOf(['uri', 'message', 'clipboard']));
  action.optional('label', length(0, 100));
  checkArea(action);
  if (type === 'uri') action.required('linkUri', actionUri);
  if (type === 'message') action.required('text', length(0, areaTextMost));
  if (type === 'clipboard') action.required('clipboardText', length(1, 1000));
}

function checkArea(parent: Fields) {
  const area = parent.requiredChild('area');
  area?.number('x', 0, whole);
  area?.number('y', 0, whole);
  area?.number('width', 1, whole);
  area?.number('height', 1, whole);
}

function checkVideo(video: Fields) {
  video.required('originalContentUrl', httpsUrl);
  video.required('previewImageUrl', httpsUrl);
  checkArea(video);
  const link = video.child('externalLink');
  link?.required('linkUri', actionUri);
  link?.required('label', length(0, 30));
}
