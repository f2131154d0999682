-- kind: the ids of its windows that have members
local kind = ARGV[5] .. ':'
for _, window in ipairs(redis.call('ZRANGEBYSCORE', windows, '(' .. text(now), '+inf')) do
  if string.sub(window, 1, #kind) == kind and redis.call('EXISTS', keys_of(window).ranks) == 1 then
    add(string.sub(window, #kind + 1))
  end
end
return reply
