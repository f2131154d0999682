-- window or '', name: from how many windows it was removed
change(ARGV[5], function(at)
  local found = find(at, ARGV[6])
  if not found then
    return 0
  end
  redis.call('ZREM', at.ranks, found.element)
  redis.call('HDEL', at.sequences, ARGV[6])
  redis.call('HDEL', at.metadata, ARGV[6])
  if is_dense and redis.call('ZCOUNT', at.ranks, found.key, found.key) == 0 then
    redis.call('ZREMRANGEBYSCORE', at.distinct, found.key, found.key)
  end
  return 1
end)
return reply
