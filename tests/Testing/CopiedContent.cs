using System.Text.Json.Nodes;

namespace ChallengeHub.Testing;

/// <summary>The content of a fact that was played, written again for each copy in the same canonical form.</summary>
internal sealed class CopiedContent
{
    private readonly JsonObject content;
    private readonly string lead;
    private readonly long at;
    private readonly string? rep;
    private readonly string? prospector;
    private readonly string? amount;

    public CopiedContent(string text)
    {
        content = JsonNode.Parse(text)!.AsObject();
        lead = (string)content["lead"]!;
        at = (long)content["at"]!;
        rep = (string?)content["rep"];
        prospector = (string?)content["prospector"];
        amount = (string?)content["amount"];
    }

    public string Of(LeadTwin twin)
    {
        content["lead"] = twin.Lead(lead);
        content["at"] = at + twin.Later;
        if (rep is not null)
            content["rep"] = Crew.Instead(rep, twin);
        if (prospector is not null)
            content["prospector"] = Crew.Instead(prospector, twin);
        if (amount is not null)
            content["amount"] = twin.Amount(amount);
        return content.ToJsonString(EngineJson.Options);
    }
}
