// Line icons on a grid of 24, drawn for this console.

const PATHS = {
  inbox: "M4 13l2.5-8h11L20 13v6H4v-6zm0 0h5l1.2 2.5h3.6L15 13h5",
  person: "M12 12a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5 20c.6-3.6 3.3-5.5 7-5.5s6.4 1.9 7 5.5",
  nobody: "M12 12a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5 20c.6-3.6 3.3-5.5 5.5-5.5M16 16l4 4m0-4l-4 4",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2",
  done: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12.5l2.7 2.5L16 9.5",
  all: "M4 7h16M4 12h16M4 17h10",
  numbers: "M10 7h10M10 12h10M10 17h10M4.5 5.5l1-.5v4M4 15h2l-2 3h2",
  bookmark: "M7 4h10v16l-5-3.5L7 20V4z",
  question: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5c0-3 5-3 5 0 0 2-2.5 2-2.5 4M12 16.7v.1",
  box: "M4 8l8-4 8 4v8l-8 4-8-4V8zm0 0l8 4 8-4M12 12v8",
  pulse: "M3 12h4l2.5-6 4.5 12 2.5-6H21",
  chart: "M5 20V11M12 20V4M19 20v-6M3 20h18",
  pen: "M5 19l1-4L16.5 4.5l3 3L9 18l-4 1z",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM20 20l-4-4",
  reply: "M10 6l-6 6 6 6M4 12h10c4 0 6 2 6 6",
  replyAll: "M12 7l-5 5 5 5M7 7l-5 5 5 5M7 12h9c3.5 0 5.5 2 5.5 5.5",
  forward: "M14 6l6 6-6 6M20 12H10c-4 0-6 2-6 6",
  note: "M5 4h14v11l-5 5H5V4zM19 15h-5v5M8.5 9h7M8.5 12.5h4",
  clip: "M19 11l-7.5 7.5a4 4 0 0 1-6-6L13.5 5a2.7 2.7 0 0 1 4 4L10 16.5a1.3 1.3 0 0 1-2-2L14.5 8",
  more: "M5.2 12a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0M11.2 12a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0M17.2 12a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0",
  close: "M6 6l12 12M18 6L6 18",
  back: "M14 6l-6 6 6 6",
  down: "M6 9.5l6 6 6-6",
  menu: "M4 7h16M4 12h16M4 17h16",
  panel: "M4 5h16v14H4V5zM14.5 5v14",
  moon: "M19.5 14A8 8 0 0 1 10 4.5 8 8 0 1 0 19.5 14z",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
  auto: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 4v16M12 8h5M12 12h7M12 16h5",
  tag: "M4 4h8l8 8-8 8-8-8V4zM8.5 8.5v.01",
  flag: "M6 21V4h11l-2 4 2 4H6",
  link: "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.7-5.7L12 7M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 5.7 5.7L12 17",
  split: "M6 20c0-8 12-6 12-16M6 4c0 4 1.5 5.5 3.5 6.5M15 7l3-3 3 3",
  merge: "M6 4c0 8 12 6 12 16M6 20c0-4 1.5-5.5 3.5-6.5M15 17l3 3 3-3",
  eye: "M2.5 12C5 7.5 8.2 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.7 6.5-9.5 6.5S5 16.5 2.5 12zM12 14.7a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4z",
  warning: "M12 4l9 16H3l9-16zM12 10v4M12 17v.01",
  refresh: "M19 8a8 8 0 1 0 1 5M20 4v5h-5",
  keyboard: "M3 7h18v11H3V7zM7 11h.01M11 11h.01M15 11h.01M8 14.5h8",
  picture: "M4 5h16v14H4V5zM4 16l5-5 4 4 2.5-2.5L20 17M15.5 9v.01",
  history: "M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4v4.5h4.5M12 8v4.5l3 1.5",
  lamp: "M8 4h8l3 9H5l3-9zM12 13v7M8 20h8M15 13v3.5",
  key: "M14.5 13a4.5 4.5 0 1 0-4.3-3.2L4 16v4h4v-2.5h2.5V15l1.7-1.7c.7.2 1.5-.3 2.3-.3zM16 8v.01",
  send: "M4 12l16-8-5 16-3.5-6.5L4 12z",
  plus: "M12 5v14M5 12h14",
  bin: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
};

const SVG = "http://www.w3.org/2000/svg";

export function icon(name, label) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  if (label) {
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", label);
  } else svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** The product's mark: a bookmark with a thread through it. */
export function mark() {
  const svg = icon("bookmark");
  svg.setAttribute("class", "mark");
  svg.setAttribute("fill", "currentColor");
  svg.firstChild.setAttribute("d", "M5.5 2h13A1.5 1.5 0 0 1 20 3.5V22l-8-5-8 5V3.5A1.5 1.5 0 0 1 5.5 2z");
  const thread = document.createElementNS(SVG, "path");
  thread.setAttribute("d", "M8 7c5 0 3 5 8 5M8 12c2.5 0 3-2 3.5-3");
  thread.setAttribute("class", "thread-in-mark");
  svg.append(thread);
  return svg;
}
