// The kinds of answer, in the order of their buttons.

export const MODES = [
  { mode: "REPLY", icon: "reply", key: "r" },
  { mode: "REPLY_ALL", icon: "replyAll", key: "a" },
  { mode: "FORWARD", icon: "forward", key: "f" },
  { mode: "NOTE", icon: "note", key: "n" },
];
