package com.example;

import dev.larder.annotation.Cached;

public class UserService {
  public record User(long id, String name) {}

  @Cached(seconds = 60)
  public User find(long id) {
    return new User(id, "Ada");
  }
}
