/**
 * Answers for every https address of the samples: a drawing with its name in it, as wide and high as the address says.
 * @param {import('playwright-core').Route} route
 */
export async function drawing(route) {
  const url = new URL(route.request().url());
  if (url.host !== 'pictures.test' || /\.(mp4|m4a)$/.test(url.pathname)) return route.abort();
  const [name = '', size = ''] = url.pathname.slice(1).replace('.svg', '').split('/');
  if (name === 'map') return svg(route, 1040, 1040, '#f2d6a2', `map ${size}`);
  const [width = 100, height = 100] = size.split('x').map(Number);
  const colours = { star: '#f5b301', grey: '#c9ced3', bean: '#6b4226', coffee: '#a9744f', menu: '#cfe3df' };
  return svg(
    route,
    width,
    height,
    colours[name] ?? '#7fa8c9',
    width > 60 ? `${name} ${width}×${height}` : '',
  );
}

/**
 * @param {import('playwright-core').Route} route
 * @param {number} width
 * @param {number} height
 * @param {string} colour
 * @param {string} text
 */
function svg(route, width, height, colour, text) {
  const letters = Math.max(10, Math.min(width, height) / 8);
  return route.fulfill({
    contentType: 'image/svg+xml',
    body: `<svg xmlns="http://www.w3.org/2000/svg" preserveAspectRatio="none" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
      <rect width="100%" height="100%" fill="${colour}"/>
      <circle cx="${width / 2}" cy="${height / 2}" r="${Math.min(width, height) / 2.2}" fill="#fff" opacity=".25"/>
      <rect x="1" y="1" width="${width - 2}" height="${height - 2}" fill="none" stroke="#000" stroke-opacity=".35" stroke-width="${letters / 6}"/>
      <text x="50%" y="52%" font-size="${letters}" text-anchor="middle" font-family="sans-serif" fill="#222">${text}</text>
    </svg>`,
  });
}
