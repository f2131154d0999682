package dev.larder.leaderboard;

import java.util.List;

/**
 * A page of a board, and how much there is in all, read at one moment.
 *
 * @param entries the members of the page, the best first
 * @param number the number of the page, from 1
 * @param size how many members a full page has
 * @param totalMembers how many members the board has
 * @param <M> the type of the metadata
 */
public record Page<M>(List<Entry<M>> entries, int number, int size, long totalMembers) {

  /** How many members a page has unless told otherwise. */
  public static final int DEFAULT_SIZE = 25;

  /**
   * Makes a page.
   *
   * @param entries the members of the page, the best first
   * @param number the number of the page, from 1
   * @param size how many members a full page has
   * @param totalMembers how many members the board has
   */
  public Page {
    entries = List.copyOf(entries);
  }

  /**
   * Returns how many pages of this size the board has.
   *
   * @return the number of pages; 0 if the board is empty
   */
  public long totalPages() {
    return (totalMembers + size - 1) / size;
  }

  /**
   * Tells whether a page follows this one.
   *
   * @return true if there is a next page
   */
  public boolean hasNext() {
    return number < totalPages();
  }

  /**
   * Tells whether a page precedes this one.
   *
   * @return true if there is a previous page
   */
  public boolean hasPrevious() {
    return number > 1 && totalMembers > 0;
  }
}
