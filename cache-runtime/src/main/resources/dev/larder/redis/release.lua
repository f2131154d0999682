-- version, token
if holds(ARGV[2]) then
  redis.call('HDEL', slot, lease_field)
end
return 1
