package com.example;

import dev.larder.annotation.Cached;

class Prices {
  @Cached
  int price(long article, String region) {
    return 1;
  }
}
