package dev.larder.benchmarks.report;

/** The report cannot be written; the message says why, and what would be right. */
final class ReportException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ReportException(String message) {
    super(message);
  }

  ReportException(String message, Throwable cause) {
    super(message, cause);
  }
}
