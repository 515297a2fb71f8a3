using StackExchange.Redis;

namespace ChallengeHub;

/// <summary>The Redis keys of one campaign; the hash tag keeps them in one slot of a cluster.</summary>
internal readonly record struct BoardNames(string Prefix, long CampaignId)
{
    /// <summary>Names the generation that is served.</summary>
    public RedisKey Pointer => $"{Prefix}:{{{CampaignId}}}:gen";

    public RedisKey LastGeneration => $"{Prefix}:{{{CampaignId}}}:nextgen";

    /// <summary>Every generation that has keys, served or not.</summary>
    public RedisKey Generations => $"{Prefix}:{{{CampaignId}}}:gens";

    public RedisKey Meta(string generation) => $"{Prefix}:{{{CampaignId}}}:g{generation}:meta";

    public RedisKey Board(string generation, string board) => $"{Prefix}:{{{CampaignId}}}:g{generation}:{board}";

    public RedisKey Stages(string generation, string board) =>
        $"{Prefix}:{{{CampaignId}}}:g{generation}:{board}:stages";
}
