-- KEYS: pointer, meta. ARGV: generation. Answers {0, seq, version}, {3} not loaded, {4} another generation is served.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return {4} end
local position = redis.call('HMGET', KEYS[2], 'seq', 'version')
if not position[1] then return {3} end
return {0, position[1], position[2]}
