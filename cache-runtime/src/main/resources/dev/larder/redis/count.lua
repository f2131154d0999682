-- window, smallest and greatest key: how many there are
add(redis.call('ZCOUNT', reading(ARGV[5]).ranks, ARGV[6], ARGV[7]))
return reply
