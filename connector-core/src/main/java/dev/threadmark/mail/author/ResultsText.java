package dev.threadmark.mail.author;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a structured field into statements at its semicolons, and these into words. Comments are
 * left out, quoted strings are taken out of their quotes (RFC 5322, 3.2); what is not closed goes
 * on to the end.
 */
final class ResultsText {
  private final String text;
  private final List<List<String>> statements = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private List<String> words = new ArrayList<>();
  private boolean inWord;
  private int at;

  ResultsText(String text) {
    this.text = text;
  }

  /** Words in order; an equals sign between a name and its value is a word of its own. */
  List<List<String>> statements() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '(') {
        endWord();
        skipComment();
      } else if (c == '"') {
        readQuoted();
      } else if (c == ';') {
        endStatement();
        at++;
      } else if (c == '=' && !inValue()) {
        endWord();
        words.add("=");
        at++;
      } else if (c <= ' ') {
        endWord();
        at++;
      } else {
        inWord = true;
        word.append(c);
        at++;
      }
    }
    endStatement();
    return statements;
  }

  /** Signatures are base 64 and end in equals signs. */
  private boolean inValue() {
    return !words.isEmpty() && words.get(words.size() - 1).equals("=");
  }

  private void readQuoted() {
    inWord = true;
    for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      word.append(text.charAt(at));
    }
    at++;
  }

  private void skipComment() {
    int depth = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        at++;
        return;
      }
    }
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }

  private void endStatement() {
    endWord();
    if (!words.isEmpty()) {
      statements.add(words);
      words = new ArrayList<>();
    }
  }
}
