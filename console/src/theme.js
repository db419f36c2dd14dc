// Day, night, or as the system has it.

const KEY = "threadmark-theme";
const NEXT = { auto: "light", light: "dark", dark: "auto" };

export const theme = () => localStorage.getItem(KEY) ?? "auto";

export function applyTheme(value = theme()) {
  localStorage.setItem(KEY, value);
  if (value === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = value;
  return value;
}

export const nextTheme = () => applyTheme(NEXT[theme()]);
