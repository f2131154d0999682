-- window or '', name, metadata: in how many windows the member is
change(ARGV[5], function(at)
  local name, metadata = ARGV[6], ARGV[7]
  if not find(at, name) then
    return 0
  elseif metadata == '' then
    redis.call('HDEL', at.metadata, name)
  else
    redis.call('HSET', at.metadata, name, string.sub(metadata, 2))
    set_end(at)
  end
  return 1
end)
return reply
