package dev.larder.redis;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What may befall the nodes of a soak run, their network and their Redis. */
enum Misfortune {
  NODE_CUT_OFF {
    @Override
    void begin(RedisProcess redis, Node victim) {
      victim.network().cut();
    }
  },
  NODE_IN_A_BLACK_HOLE {
    @Override
    void begin(RedisProcess redis, Node victim) {
      victim.network().blackHole();
    }
  },
  NODE_STALLED {
    @Override
    void begin(RedisProcess redis, Node victim) {
      victim.network().stall();
    }
  },
  NODE_FAR_AWAY {
    @Override
    void begin(RedisProcess redis, Node victim) {
      victim.network().delay(Duration.ofMillis(150));
    }
  },
  CONNECTIONS_HALF_OPEN {
    @Override
    void begin(RedisProcess redis, Node victim) {
      victim.network().halfOpenExisting();
    }
  },
  REDIS_STOPPED {
    @Override
    void begin(RedisProcess redis, Node victim) {
      redis.pause();
    }

    @Override
    void end(RedisProcess redis, Node victim) {
      redis.resume();
    }
  },
  REDIS_KILLED {
    @Override
    void begin(RedisProcess redis, Node victim) {
      redis.kill();
    }

    @Override
    void end(RedisProcess redis, Node victim) {
      redis.restartWithData();
    }
  },
  REDIS_KILLED_AND_EMPTIED {
    @Override
    void begin(RedisProcess redis, Node victim) {
      redis.kill();
    }

    @Override
    void end(RedisProcess redis, Node victim) {
      redis.restartEmpty();
    }
  },
  REDIS_FLUSHED {
    @Override
    void begin(RedisProcess redis, Node victim) {
      redis.command("FLUSHALL");
    }
  },
  LOG_TRIMMED_WHILE_CUT_OFF {
    @Override
    void begin(RedisProcess redis, Node victim) {
      victim.network().cut();
    }

    @Override
    void end(RedisProcess redis, Node victim) {
      redis.command("XTRIM", "larder:{" + SoakTest.NAMESPACE + "}:log", "MAXLEN", "1");
      victim.network().heal();
    }
  };

  /**
   * Lets it happen.
   *
   * @param victim the node it happens to, if to one alone
   */
  abstract void begin(RedisProcess redis, Node victim);

  /** Lets it be over. */
  void end(RedisProcess redis, Node victim) {
    victim.network().heal();
  }

  static Misfortune any(Random random) {
    List<Misfortune> all = List.of(values());
    return all.get(random.nextInt(all.size()));
  }
}
