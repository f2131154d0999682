-- window or '', smallest and greatest key: how many were removed
change(ARGV[5], function(at)
  local removed = remove(at, count_better(at, ARGV[6]), redis.call('ZCOUNT', at.ranks, ARGV[6], ARGV[7]))
  redis.call('ZREMRANGEBYSCORE', at.distinct, ARGV[6], ARGV[7])
  return removed
end)
return reply
