// Draws the description as SVG: text as text, in the reader's fonts, in light and dark.
import { arrows, nodes } from './architecture.mjs';

const COLUMNS = [30, 312, 606, 900];
const ROWS = [75, 262, 412, 562, 753];
const WIDE = 208;
const HIGH = 124;
const SIZE = [1138, 902];

// Line icons on a square of 20.
const ICONS = {
  mail: 'M2.5 4.5h15v11h-15zM3 5.5l7 5.5 7-5.5',
  person: 'M10 10a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM3.5 17c.6-3.3 3.2-4.8 6.5-4.8s5.9 1.5 6.5 4.8',
  bell: 'M5 14V9a5 5 0 0 1 10 0v5l1.5 1h-13zM8.5 17.5h3M10 2.5v1.5',
  queue: 'M2.5 5.5h4v9h-4zM8 5.5h4v9H8zM13.5 5.5h4v9h-4z',
  dead: 'M2.5 4.5h15v11h-15zM7.5 7.5l5 5M12.5 7.5l-5 5',
  key: 'M7 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10.5 10h7v3M14.5 10v2.5',
  gear: 'M10 12.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM10 2.5v2.7M10 14.8v2.7M2.5 10h2.7M14.8 10h2.7M4.7 4.7l1.9 1.9M13.4 13.4l1.9 1.9M4.7 15.3l1.9-1.9M13.4 6.6l1.9-1.9',
  window: 'M2.5 4h15v12h-15zM2.5 7.5h15M5.5 10.5h5M5.5 13h8',
  clock: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 5.5V10l3 2',
  table: 'M2.5 4h15v12h-15zM2.5 8h15M2.5 12h15M7.5 4v12',
  alarm: 'M10 3l7.5 13.5h-15zM10 8v4M10 14v.3',
  id: 'M2.5 4.5h15v11h-15zM7 10a1.7 1.7 0 1 0 0-3.4A1.7 1.7 0 0 0 7 10zM4.5 13c.3-1.3 1.3-1.9 2.5-1.9s2.2.6 2.5 1.9M12 8h3M12 11h3',
};

const STYLE = `
    svg { --paper:#f5f2eb; --surface:#fdfcf9; --raised:#fff; --ink:#23262a; --soft:#5d5f5e; --line:#d9d3c6; --way:#6f6b61; --accent:#0b655b; --on:#fff; --tint:#dfeee9; --aws:#855000; --aws-on:#fbeed5; --azure:#1d5187; --azure-on:#e0ebf6; --google:#2c6335; --google-on:#e2efdf; --entra:#5a4391; --entra-on:#ebe5f5 }
    @media (prefers-color-scheme: dark) { svg { --paper:#131516; --surface:#191c1d; --raised:#212526; --ink:#e9e7e2; --soft:#a9aaa6; --line:#34393b; --way:#8d9496; --accent:#6bd0bd; --on:#06251f; --tint:#17332f; --aws:#efbb62; --aws-on:#352a15; --azure:#93c1f0; --azure-on:#17293c; --google:#93d19b; --google-on:#18301c; --entra:#c3b1f0; --entra-on:#2a2140 } }
    text { font: 13px Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; fill: var(--ink) }
    .page { fill: var(--paper) } .cloud { fill: var(--surface); stroke: var(--line); stroke-width: 1.5 }
    .program { fill: var(--tint); fill-opacity: .55; stroke: var(--accent); stroke-opacity: .45 }
    .card { fill: var(--raised); stroke: var(--line) } .outside .card { fill: var(--tint); stroke: none }
    .icon { fill: none; stroke: var(--accent); stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round }
    .title { font-size: 22px; font-weight: 650 } .name { font-size: 15.5px; font-weight: 650 } .soft { fill: var(--soft) }
    .where { font-size: 12px; font-weight: 600; letter-spacing: .04em; fill: var(--soft) }
    .tag { font-size: 10.5px; font-weight: 650; text-anchor: middle } .aws { fill: var(--aws) } .azure { fill: var(--azure) } .google { fill: var(--google) } .entra { fill: var(--entra) }
    .p-aws { fill: var(--aws-on) } .p-azure { fill: var(--azure-on) } .p-google { fill: var(--google-on) } .p-entra { fill: var(--entra-on) }
    .way { fill: none; stroke: var(--way); stroke-width: 1.4 } .main .way { stroke: var(--accent); stroke-width: 2.2 }
    .head { fill: var(--way) } .main .head { fill: var(--accent) }
    .label { font-size: 12px; text-anchor: middle; fill: var(--soft) } .main .label { fill: var(--accent) }
    .dot { fill: var(--accent) } .number { font-size: 11px; font-weight: 700; text-anchor: middle; fill: var(--on) }`;

/** The picture of these nodes and arrows. */
export function draw() {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.join(' ')}" role="img" aria-labelledby="what told">
  <title id="what">The architecture of Threadmark in a cloud</title>
  <desc id="told">Mailboxes ring at a webhook, which queues bells. A worker takes them, reads the mailbox, and writes tickets into a table. Made by infra/tests/picture, which compares it with the Terraform.</desc>
  <style>${STYLE}
  </style>
  <rect class="page" width="${SIZE[0]}" height="${SIZE[1]}" rx="14"/>
${heading()}
  <rect class="cloud" x="14" y="232" width="1110" height="482" rx="14"/>
  <text class="where" x="32" y="260">AWS or Azure</text>
  <rect class="program" x="594" y="250" width="232" height="448" rx="14"/>
  <text class="label" x="710" y="403">one package for all three</text>
${nodes.map(node).join('\n')}
${arrows.map(arrow).join('\n')}
</svg>
`;
}

function heading() {
  return `  <text class="title" x="30" y="44">Threadmark in a cloud</text>
  <text class="soft" x="326" y="43">One cloud runs it, AWS or Azure. Each part has its counterpart in the other.</text>
  ${dot(['n', 850, 39])}<text class="soft" x="866" y="43">is a step of the walk of one mail.</text>`;
}

function node({ id, at: [column, row], icon, name, role, lines = [], outside }) {
  const high = outside ? 62 : HIGH;
  const x = COLUMNS[column - 1];
  const y = ROWS[row - 1] + (HIGH - high) / 2;
  const full = lines.length === 3;
  const top = y + (full ? 24 : outside ? 27 : 31);
  return `  <g id="${id}"${outside ? ` class="outside" data-resource="outside/${id}"` : ''}>
    <title>${name}: ${role}</title>
    <rect class="card" x="${x}" y="${y}" width="${WIDE}" height="${high}" rx="10"/>
    <path class="icon" transform="translate(${x + 13} ${top - 15})" d="${ICONS[icon]}"/>
    <text class="name" x="${x + 42}" y="${top}">${name}</text>
    <text class="soft" x="${x + 14}" y="${top + (full ? 19 : 21)}">${role}</text>${lines.map((one, index) => line(one, x + 14, top + (full ? 42 : 46) + index * (full ? 21 : 24))).join('')}
  </g>`;
}

function line([cloud, words, addresses], x, y) {
  const kind = cloud.toLowerCase();
  return `
    <g data-resource="${addresses}"><rect class="p-${kind}" x="${x}" y="${y - 13}" width="48" height="18" rx="5"/><text class="tag ${kind}" x="${x + 24}" y="${y}">${cloud}</text><text x="${x + 56}" y="${y}">${words}</text></g>`;
}

function arrow({ from, to, does, path, label, step = [], which, both, main }) {
  const points = corners(path);
  const ends = [head(points.at(-2), points.at(-1)), both ? head(points[1], points[0]) : ''].join('');
  const secrets = which ? ` data-aws="${which.aws}" data-azure="${which.azure}"` : '';
  return `  <g${main ? ' class="main"' : ''} data-from="${from}" data-does="${does}" data-to="${to}"${secrets}><path class="way" d="${rounded(points)}"/>${ends}<text class="label" x="${label[1]}" y="${label[2]}">${label[0]}</text>${step.map(dot).join('')}</g>`;
}

const dot = ([number, x, y]) => `<circle class="dot" cx="${x}" cy="${y}" r="8.5"/><text class="number" x="${x}" y="${y + 4}">${number}</text>`;

function corners(path) {
  const points = [];
  for (const [, way, one, two] of path.matchAll(/([MHV])(\d+)(?: (\d+))?/g)) {
    const last = points.at(-1);
    points.push(way === 'M' ? [+one, +two] : way === 'H' ? [+one, last[1]] : [last[0], +one]);
  }
  return points;
}

function rounded(points) {
  const toward = (from, to, by) => from.map((value, axis) => value + Math.sign(to[axis] - value) * by);
  return points.map((point, index) => {
    if (index === 0) return `M${point.join(' ')}`;
    const next = points[index + 1];
    return next ? `L${toward(point, points[index - 1], 10).join(' ')}Q${point.join(' ')} ${toward(point, next, 10).join(' ')}` : `L${toward(point, points[index - 1], 4).join(' ')}`;
  }).join('');
}

function head([fromX, fromY], [x, y]) {
  const angle = (Math.atan2(y - fromY, x - fromX) * 180) / Math.PI;
  return `<path class="head" transform="translate(${x} ${y}) rotate(${angle})" d="M-1 0l-9-5v10z"/>`;
}
