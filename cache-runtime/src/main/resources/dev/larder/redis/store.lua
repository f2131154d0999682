-- version, token, end (8 bytes, milliseconds), value: whether it was stored
if not holds(ARGV[2]) then
  return 0
end
redis.call('HDEL', slot, lease_field)
local till = ends(ARGV[3])
if till <= now then
  return 0
end
redis.call('HSET', slot, value_field, ARGV[3] .. ARGV[4])
-- Values of other versions end with the slot, which ours may keep for ever.
if redis.call('HLEN', slot) > 1 then
  for _, name in ipairs(redis.call('HKEYS', slot)) do
    if string.sub(name, 1, 1) == 'v' and ends(redis.call('HGET', slot, name)) <= now then
      redis.call('HDEL', slot, name)
    end
  end
end
keep_until(till)
return 1
