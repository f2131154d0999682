-- window, smallest and greatest key, offset, limit: a page
local at = reading(ARGV[5])
local offset = tonumber(ARGV[8])
local length = redis.call('ZCOUNT', at.ranks, ARGV[6], ARGV[7]) - offset
add_page(at, count_better(at, ARGV[6]) + offset, math.min(length, tonumber(ARGV[9])))
return reply
