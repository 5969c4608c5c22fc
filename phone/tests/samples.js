/** @typedef {import('../src/render/dom.js').Json} Json */

/** Pictures are served to the browser by the check itself: any size, any colour, as the address says. */
export const PICTURES = 'https://pictures.test';

/** @param {string} name @param {number} width @param {number} height */
export const pictureAt = (name, width, height) => `${PICTURES}/${name}/${width}x${height}.svg`;

const coffee = pictureAt('coffee', 1024, 682);

/** @param {string} label */
const say = (label) => ({ type: 'message', label, text: label });

/** @param {Json} contents @param {string} [altText] */
const flex = (contents, altText = 'Flex') => ({ type: 'flex', altText, contents });

/** @param {...Json} contents */
const column = (...contents) => ({ type: 'box', layout: 'vertical', contents });

/** @param {...Json} contents */
const across = (...contents) => ({ type: 'box', layout: 'horizontal', contents });

/** @param {string} text @param {Json} [more] */
const text = (text, more = {}) => ({ type: 'text', text, ...more });

/** @param {Json} body @param {Json} [more] */
const bubble = (body, more = {}) => ({ type: 'bubble', body, ...more });

/** @param {string} name */
const row = (name, /** @type {string} */ value) => ({
  ...across(
    text(name, { size: 'sm', color: '#aaaaaa', flex: 1 }),
    text(value, { size: 'sm', color: '#666666', flex: 5, wrap: true }),
  ),
  layout: 'baseline',
  spacing: 'sm',
});

/** LINE's own showcase of a restaurant, in our words. */
export const restaurant = bubble(
  {
    ...column(
      text('喫茶とどく', { weight: 'bold', size: 'xl' }),
      {
        type: 'box',
        layout: 'baseline',
        margin: 'md',
        contents: [
          ...[1, 2, 3, 4].map(() => ({ type: 'icon', size: 'sm', url: pictureAt('star', 28, 28) })),
          { type: 'icon', size: 'sm', url: pictureAt('grey', 28, 28) },
          text('4.0', { size: 'sm', color: '#999999', margin: 'md', flex: 0 }),
        ],
      },
      {
        ...column(row('場所', '東京都千代田区丸の内1丁目'), row('時間', '10:00 - 23:00')),
        margin: 'lg',
        spacing: 'sm',
      },
    ),
  },
  {
    hero: {
      type: 'image',
      url: coffee,
      size: 'full',
      aspectRatio: '20:13',
      aspectMode: 'cover',
      action: { type: 'uri', uri: 'https://example.com/' },
    },
    footer: {
      ...column(
        {
          type: 'button',
          style: 'link',
          height: 'sm',
          action: { type: 'uri', label: '電話', uri: 'tel:0312345678' },
        },
        {
          type: 'button',
          style: 'link',
          height: 'sm',
          action: { type: 'uri', label: 'ウェブサイト', uri: 'https://example.com' },
        },
        { type: 'filler' },
      ),
      spacing: 'sm',
      flex: 0,
    },
  },
);

const item = (/** @type {string} */ name, /** @type {string} */ price, /** @type {Json} */ more = {}) => ({
  ...across(
    text(name, { size: 'sm', color: '#555555', flex: 0, ...more }),
    text(price, { size: 'sm', color: '#111111', align: 'end' }),
  ),
});

/** A receipt, dense with text, separators and margins. */
export const receipt = bubble(
  column(
    text('領収書', { weight: 'bold', color: '#1DB446', size: 'sm' }),
    text('喫茶とどく', { weight: 'bold', size: 'xxl', margin: 'md' }),
    text('東京都千代田区丸の内1丁目', { size: 'xs', color: '#aaaaaa', wrap: true }),
    { type: 'separator', margin: 'xxl' },
    {
      ...column(
        item('深煎りコーヒー', '¥580'),
        item('チーズケーキ', '¥620'),
        { type: 'separator', margin: 'xxl' },
        { ...item('点数', '2'), margin: 'xxl' },
        item('合計', '¥1,200'),
      ),
      margin: 'xxl',
      spacing: 'sm',
    },
    { type: 'separator', margin: 'xxl' },
    {
      ...across(
        text('会計番号', { size: 'xs', color: '#aaaaaa', flex: 0 }),
        text('#743289384279', { color: '#aaaaaa', size: 'xs', align: 'end' }),
      ),
      margin: 'md',
    },
  ),
  { styles: { footer: { separator: true } } },
);

const sizes = ['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga'];

/** @param {string} size */
const sized = (size) =>
  flex(
    bubble(
      column(
        text(size, { weight: 'bold' }),
        text('ようこそ、とどくへ。今月のおすすめです。', { wrap: true, size: 'sm' }),
      ),
      {
        size,
        header: column(text('見出し')),
        footer: column({ type: 'button', style: 'primary', height: 'sm', action: say('選ぶ') }),
        styles: { header: { backgroundColor: '#e3f1ef' }, footer: { separator: true } },
      },
    ),
    size,
  );

const swatch = (/** @type {string} */ color, /** @type {Json} */ more) => ({
  ...column(),
  backgroundColor: color,
  width: '30px',
  height: '30px',
  flex: 0,
  ...more,
});

/** What boxes, texts and pictures can do, each property once. */
export const layouts = {
  buttons: bubble({
    ...column(
      ...['primary', 'secondary', 'link'].flatMap((style) =>
        ['md', 'sm'].map((height) => ({ type: 'button', style, height, action: say(`${style} ${height}`) })),
      ),
      { type: 'button', style: 'primary', color: '#905c44', action: say('色 #905c44') },
      { type: 'button', style: 'link', color: '#b00020', action: say('文字色') },
      {
        type: 'button',
        style: 'primary',
        adjustMode: 'shrink-to-fit',
        action: say('とても長いラベルなので小さくして収めます、四十文字まで'),
      },
    ),
    spacing: 'sm',
  }),
  flexFactors: bubble(
    column(
      across(text('2', { flex: 2, color: '#ff0000' }), text('3', { flex: 3, color: '#0000ff' })),
      {
        ...across(
          text('Hello', { flex: 0, color: '#008800' }),
          text('Lorem ipsum dolor sit amet', { wrap: true, flex: 2 }),
          text('consectetur adipiscing', { wrap: true, flex: 3 }),
        ),
        margin: 'md',
        spacing: 'md',
      },
      {
        ...across(
          { ...column(text('TEXT\nTEXT\nTEXT\nTEXT\nTEXT', { wrap: true })), backgroundColor: '#c0c0c0' },
          column(
            { type: 'separator', color: '#ff0000' },
            text('flex=2', { flex: 2 }),
            { type: 'separator', color: '#ff0000' },
            text('flex=3', { flex: 3 }),
            { type: 'separator', color: '#ff0000' },
          ),
        ),
        margin: 'md',
      },
    ),
  ),
  gravity: bubble(
    across(
      { ...column(text('1\n2\n3\n4\n5', { wrap: true })), backgroundColor: '#c0c0c0' },
      text('top', { gravity: 'top' }),
      { type: 'separator', color: '#ff0000' },
      text('center', { gravity: 'center' }),
      { type: 'separator', color: '#ff0000' },
      text('bottom', { gravity: 'bottom' }),
    ),
  ),
  justify: bubble({
    ...column(
      ...['flex-start', 'center', 'flex-end', 'space-between', 'space-around', 'space-evenly'].map(
        (justifyContent) => ({
          ...across(swatch('#00aaff', {}), swatch('#0077cc', {}), swatch('#004488', {})),
          justifyContent,
          backgroundColor: '#eeeeee',
        }),
      ),
      {
        ...across(
          swatch('#00aaff', { height: '60px' }),
          swatch('#0077cc', {}),
          swatch('#004488', { height: '20px' }),
        ),
        alignItems: 'center',
        backgroundColor: '#eeeeee',
      },
    ),
    spacing: 'sm',
  }),
  texts: bubble({
    ...column(
      ...['xxs', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl', '3xl', '4xl', '5xl'].map((size) =>
        text(size, { size }),
      ),
      text('30px', { size: '30px' }),
    ),
  }),
  decorations: bubble({
    ...column(
      text('太字', { weight: 'bold' }),
      text('italic', { style: 'italic' }),
      text('下線', { decoration: 'underline' }),
      text('取り消し線', { decoration: 'line-through' }),
      text('右寄せ', { align: 'end' }),
      text('中央', { align: 'center' }),
      text('折り返さない長い文はここで切れて三点リーダーになります', {}),
      text('二行まで: '.repeat(20), { wrap: true, maxLines: 2 }),
      text('行間を広く取った文章です。行と行の間にだけ空きが入ります。', { wrap: true, lineSpacing: '16px' }),
      {
        type: 'text',
        wrap: true,
        contents: [
          { type: 'span', text: 'いま' },
          { type: 'span', text: '50%', size: 'xxl', weight: 'bold', color: '#d93a3a' },
          { type: 'span', text: ' オフ ' },
          { type: 'span', text: '1,000円', decoration: 'line-through', color: '#888888' },
          { type: 'span', text: ' 500円', style: 'italic' },
        ],
      },
    ),
    spacing: 'sm',
  }),
  images: bubble({
    ...column(
      { type: 'image', url: coffee, size: 'sm', align: 'start' },
      {
        type: 'image',
        url: coffee,
        size: 'sm',
        align: 'end',
        aspectRatio: '2:1',
        backgroundColor: '#ffe0b2',
      },
      { type: 'image', url: coffee, size: 'full', aspectRatio: '3:1', aspectMode: 'cover' },
      {
        type: 'image',
        url: coffee,
        size: '50%',
        aspectRatio: '1:1',
        aspectMode: 'fit',
        backgroundColor: '#cccccc',
      },
      across(
        { type: 'image', url: coffee, size: 'full', aspectMode: 'cover', flex: 1 },
        {
          type: 'image',
          url: coffee,
          size: 'full',
          aspectMode: 'cover',
          aspectRatio: '2:1',
          gravity: 'bottom',
          flex: 2,
        },
      ),
    ),
    spacing: 'sm',
  }),
  boxes: bubble({
    ...column(
      {
        ...column(text('枠と角丸', { align: 'center' })),
        borderWidth: 'semi-bold',
        borderColor: '#0b6b63',
        cornerRadius: 'xl',
        paddingAll: 'lg',
      },
      {
        ...column(text('グラデーション', { color: '#ffffff', align: 'center' })),
        background: {
          type: 'linearGradient',
          angle: '90deg',
          startColor: '#ff5f6d',
          centerColor: '#ffb347',
          centerPosition: '40%',
          endColor: '#2f80ed',
        },
        paddingAll: 'xl',
        cornerRadius: 'md',
      },
      {
        ...across(
          { ...column(text('幅 40%')), width: '40%', backgroundColor: '#ffd2d2' },
          { ...column(text('残り')), backgroundColor: '#d2ffd2' },
        ),
      },
      {
        ...column(text('REFERENCE\n1\n2\n3', { wrap: true, align: 'center' }), {
          ...column(text('TARGET', { size: 'xs' })),
          position: 'absolute',
          offsetTop: '10px',
          offsetStart: '20px',
          offsetEnd: '120px',
          offsetBottom: '20px',
          backgroundColor: '#ff8080cc',
        }),
        backgroundColor: '#80ffff',
      },
      {
        ...column(text('ずらす')),
        position: 'relative',
        offsetTop: '4px',
        offsetStart: '40px',
        backgroundColor: '#ffe08a',
      },
      {
        ...across(column(text('タップできる箱')), {
          type: 'button',
          height: 'sm',
          style: 'secondary',
          action: say('中のボタン'),
        }),
        action: say('箱'),
        paddingAll: 'md',
        backgroundColor: '#f0f0f0',
        cornerRadius: 'md',
        alignItems: 'center',
      },
    ),
    spacing: 'md',
  }),
  rightToLeft: bubble(
    { ...across(text('مرحبا', { flex: 0 }), text('بكم في المتجر', { wrap: true })), spacing: 'md' },
    { direction: 'rtl', footer: column({ type: 'button', style: 'primary', action: say('نعم') }) },
  ),
  video: bubble(column(text('動画の紹介', { weight: 'bold' })), {
    hero: {
      type: 'video',
      url: 'https://pictures.test/film.mp4',
      previewUrl: coffee,
      altContent: { type: 'image', url: coffee, size: 'full', aspectRatio: '20:13', aspectMode: 'cover' },
      aspectRatio: '20:13',
      action: { type: 'uri', label: 'くわしく', uri: 'https://example.com/' },
    },
  }),
};

/** Every kind of message that a bot sends, by name. @type {Record<string, Json>} */
export const messages = {
  text: {
    type: 'text',
    text: 'いらっしゃいませ!\n本日のおすすめは https://example.com/menu をご覧ください。',
  },
  emojis: {
    type: 'text',
    text: '$ こんにちは $',
    emojis: [
      { index: 0, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' },
      { index: 8, productId: '5ac1bfd5040ab15980c9b435', emojiId: '002' },
    ],
  },
  textV2: {
    type: 'textV2',
    text: '{laugh} {{ようこそ}}',
    substitution: { laugh: { type: 'emoji', productId: '5a8555cfe6256cc92ea23c2a', emojiId: '002' } },
  },
  sender: {
    type: 'text',
    text: 'コーヒー係です。',
    sender: { name: 'コーヒー係', iconUrl: pictureAt('bean', 100, 100) },
  },
  sticker: { type: 'sticker', packageId: '446', stickerId: '1988' },
  image: { type: 'image', originalContentUrl: coffee, previewImageUrl: coffee },
  brokenImage: {
    type: 'image',
    originalContentUrl: 'https://nowhere.test/a.png',
    previewImageUrl: 'https://nowhere.test/a.png',
  },
  video: {
    type: 'video',
    originalContentUrl: 'https://pictures.test/film.mp4',
    previewImageUrl: coffee,
    trackingId: 'film',
  },
  audio: { type: 'audio', originalContentUrl: 'https://pictures.test/voice.m4a', duration: 65_000 },
  location: {
    type: 'location',
    title: '喫茶とどく',
    address: '東京都千代田区丸の内1丁目',
    latitude: 35.681236,
    longitude: 139.767125,
  },
  imagemap: {
    type: 'imagemap',
    baseUrl: `${PICTURES}/map`,
    altText: '秋のメニュー',
    baseSize: { width: 1040, height: 700 },
    actions: [
      { type: 'message', label: 'コーヒー', text: 'コーヒー', area: { x: 0, y: 0, width: 520, height: 700 } },
      {
        type: 'uri',
        label: 'サイト',
        linkUri: 'https://example.com/',
        area: { x: 520, y: 0, width: 520, height: 700 },
      },
    ],
  },
  imagemapVideo: {
    type: 'imagemap',
    baseUrl: `${PICTURES}/map`,
    altText: '動画つき',
    baseSize: { width: 1040, height: 1040 },
    video: {
      originalContentUrl: 'https://pictures.test/film.mp4',
      previewImageUrl: coffee,
      area: { x: 0, y: 0, width: 1040, height: 585 },
      externalLink: { linkUri: 'https://example.com/', label: 'くわしく' },
    },
    actions: [{ type: 'message', text: '下', area: { x: 0, y: 586, width: 1040, height: 454 } }],
  },
  buttons: {
    type: 'template',
    altText: 'メニュー',
    template: {
      type: 'buttons',
      thumbnailImageUrl: coffee,
      title: '本日のおすすめ',
      text: '深煎りのブレンドです。',
      defaultAction: { type: 'uri', uri: 'https://example.com/' },
      actions: [
        { type: 'postback', label: '注文する', data: 'order=1', displayText: '注文します' },
        { type: 'datetimepicker', label: '受け取り日時', data: 'when', mode: 'datetime' },
        { type: 'uri', label: 'くわしく見る', uri: 'https://example.com/' },
      ],
    },
  },
  buttonsPlain: {
    type: 'template',
    altText: '質問',
    template: {
      type: 'buttons',
      text: 'お飲み物はいかがですか。ホットとアイスをお選びいただけます。',
      actions: [say('ホット'), say('アイス')],
    },
  },
  confirm: {
    type: 'template',
    altText: '確認',
    template: { type: 'confirm', text: 'この内容で注文しますか。', actions: [say('はい'), say('いいえ')] },
  },
  carousel: {
    type: 'template',
    altText: '商品',
    template: {
      type: 'carousel',
      imageAspectRatio: 'square',
      imageSize: 'contain',
      columns: ['ブレンド', 'カフェラテ', '紅茶'].map((title, index) => ({
        thumbnailImageUrl: coffee,
        imageBackgroundColor: '#fff3e0',
        title,
        text: index === 1 ? 'ミルクたっぷり。\nお好みで甘さを選べます。' : '定番です。',
        actions: [say('買う'), { type: 'uri', label: '見る', uri: 'https://example.com/' }],
      })),
    },
  },
  imageCarousel: {
    type: 'template',
    altText: '写真',
    template: {
      type: 'image_carousel',
      columns: ['豆', 'カップ', '店内'].map((label, index) => ({
        imageUrl: pictureAt(`p${index}`, 400, 400),
        action: say(label),
      })),
    },
  },
  coupon: { type: 'coupon', couponId: '01JYNW8JMQVFBNWF1APF8Z3FS7' },
  restaurant: flex(restaurant, '喫茶とどく'),
  receipt: flex(receipt, '領収書'),
  ...Object.fromEntries(sizes.map((size) => [`size-${size}`, sized(size)])),
  ...Object.fromEntries(
    Object.entries(layouts).map(([name, contents]) => [`flex-${name}`, flex(contents, name)]),
  ),
  flexCarousel: flex(
    {
      type: 'carousel',
      contents: [restaurant, receipt, restaurant].map((one) => ({ ...one, size: 'kilo' })),
    },
    'カルーセル',
  ),
  quickReply: {
    type: 'text',
    text: 'どちらにしますか。',
    quickReply: {
      items: [
        { type: 'action', imageUrl: pictureAt('bean', 64, 64), action: say('コーヒー') },
        { type: 'action', action: say('紅茶') },
        { type: 'action', action: { type: 'camera', label: 'カメラ' } },
        { type: 'action', action: { type: 'cameraRoll', label: 'アルバム' } },
        { type: 'action', action: { type: 'location', label: '位置情報' } },
        { type: 'action', action: { type: 'clipboard', label: 'コピー', clipboardText: '3B48740B' } },
      ],
    },
  },
};
