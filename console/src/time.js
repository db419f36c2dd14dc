// Times as people say them. `now` is a parameter: what is shown can be tested.
import { language, words } from "./words.js";

const DAY = 86_400_000;
const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat(language, { weekday: "short" });
const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "short" });
const dayOfYear = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric" });
const full = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "short" });
const both = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

export const fullTime = (iso) => full.format(new Date(iso));
export const dayAndTime = (iso) => both.format(new Date(iso));
export const shortDay = (iso) => day.format(new Date(iso));

const midnight = (at) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** For a list: today the hour, this week the day, else the date. */
export function shortTime(iso, now = new Date()) {
  const at = new Date(iso);
  const days = Math.round((midnight(now) - midnight(at)) / DAY);
  if (days === 0) return clock.format(at);
  if (days > 0 && days < 6) return weekday.format(at);
  return at.getFullYear() === now.getFullYear() ? day.format(at) : dayOfYear.format(at);
}

/** "12 min", "3 h", "2 days": how long something lasts. */
export function span(seconds) {
  const { unit } = words.time;
  if (seconds < 90) return unit.seconds(Math.round(seconds));
  if (seconds < 90 * 60) return unit.minutes(Math.round(seconds / 60));
  if (seconds < 36 * 3600) return unit.hours(Math.round(seconds / 3600));
  return unit.days(Math.round(seconds / 86400));
}

export const ago = (iso, now = Date.now()) => words.time.ago(span(Math.max(0, (now - Date.parse(iso)) / 1000)));

/** The times one snoozes until, from now: [{name, until}]. Mornings are at nine, local time. */
export function snoozeChoices(now = new Date()) {
  const at = (days, hour) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
  const monday = (8 - now.getDay()) % 7 || 7;
  const choices = [
    { name: words.snooze.later, until: new Date(now.getTime() + 3 * 3_600_000) },
    { name: words.snooze.tomorrow, until: at(1, 9) },
    { name: words.snooze.nextWeek, until: at(monday, 9) },
  ];
  return choices.filter((choice, i) => i === 0 || choice.until.getTime() !== choices[i - 1].until.getTime());
}
