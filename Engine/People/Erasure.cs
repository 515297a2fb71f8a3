using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChallengeHub;

/// <summary>
/// Forgets who somebody was: code and name become a number wherever they stand. Points, ranks, awards, certified results and their hashes stay,
/// because they know people by numbers only.
/// </summary>
public sealed class Erasure(Writer writer, Desks desks, Database database, Roster roster, TimeProvider clock)
{
    /// <summary>He plays no more, and what is told of him by his old code finds nobody.</summary>
    public async Task<Participant> Participant(string campaign, string code, By by)
    {
        var erased = await writer.Write(writing => Erase(writing, campaign, code, by));
        await database.Scrub();
        return erased;
    }

    /// <summary>In every campaign that knows this person.</summary>
    public async Task<IReadOnlyList<(string Campaign, Participant Participant)>> Person(string person, By by)
    {
        var known = await Known(person);
        var erased = await writer.Write(async writing =>
        {
            var done = new List<(string, Participant)>();
            foreach (var (campaign, code) in known) done.Add((campaign, await Erase(writing, campaign, code, by)));
            return done;
        });
        await database.Scrub();
        return erased;
    }

    /// <summary>Whoever took part in a campaign that keeps its people so long and no longer. Answers how many were erased.</summary>
    public async Task<int> Due()
    {
        var erased = 0;
        await using var connection = await database.Connect();
        foreach (var campaign in (await CampaignRows.All(connection)).Where(x => x.Document.Privacy?.KeepMonths is { } months && x.ClosedAt?.AddMonths(months) <= clock.GetUtcNow()))
            foreach (var one in (await ParticipantRows.Of(connection, campaign.Id)).Where(x => x.ErasedAt is null))
            {
                await writer.Write(writing => Erase(writing, campaign.Code, one.Code, By.System));
                erased++;
            }
        if (erased > 0) await database.Scrub();
        return erased;
    }

    private async Task<Participant> Erase(Writing writing, string campaign, string code, By by)
    {
        var desk = await desks.Get(writing, campaign);
        var participant = desk.View.Find(code) ?? throw Refusal.NotFound($"There is no participant '{code}'.");
        if (participant.ErasedAt is not null) return participant;
        var (id, now, pseudonym) = (desk.View.Campaign.Id, clock.GetUtcNow().ToMilliseconds(), $"erased-{Masks.NumberOf(participant)}");
        await ParticipantRows.Erase(writing, participant.Number, pseudonym, now);
        var facts = await FactRows.Naming(writing.Connection, id, code, writing.Transaction);
        await FactRows.Rename(writing, id, facts.Select(fact => fact with { Content = FactContent.Renamed(fact.Content, code, pseudonym) }));
        var changes = await CampaignRows.ChangesOfPeople(writing, id);
        await Forget(writing, desk.View, (participant, pseudonym), changes.SelectMany(x => Addresses(x.Document, code)));
        var targets = await CampaignRows.ChangesOfTargets(writing, id);
        // only what names him is read and written: a code never needs an escape in JSON
        bool Names((long FactSeq, string Document) change) => change.Document.Contains($"\"{code}\"", StringComparison.Ordinal);
        await CampaignRows.Rewrite(writing, id, changes.Where(Names).Select(x => (x.FactSeq, Redacted(x.Document, code, pseudonym)))
            .Concat(targets.Where(Names).Select(x => (x.FactSeq, Retargeted(x.Document, code, pseudonym)))));
        if (desk.View.Campaign.Document is { Objectives: { } objectives } document) await CampaignRows.Replace(writing, id, document with { Objectives = objectives.Renamed(code, pseudonym) });
        await AwardRows.Hush(writing, id, $"{participant.Number}");
        await AccountRows.Withdraw(writing, campaign, code);
        await Drafts.Forget(writing, campaign, participant);
        await roster.Changed(writing, desk, "erased", new { code = pseudonym });
        await AuditRows.Append(writing, by, new Deed(AuditActions.ParticipantErased, campaign, pseudonym), now);
        return participant with { Code = pseudonym, Name = pseudonym, Email = null, Person = null, Display = Display.Name, Alias = null, DeactivatedAt = participant.DeactivatedAt ?? now, ErasedAt = now };
    }

    /// <summary>Rejected events that name him, by code or by an address that he has or had and nobody else has.</summary>
    private static async Task Forget(Writing writing, CampaignView view, (Participant Who, string Pseudonym) erased, IEnumerable<string> addresses)
    {
        var (campaign, code) = (view.Campaign.Code, erased.Who.Code);
        List<string> emails =
        [
            .. addresses.Append(erased.Who.Email ?? "").Distinct(StringComparer.OrdinalIgnoreCase)
                .Where(x => x.Length > 0 && view.WithEmail(x).All(other => other.Code == code)),
        ];
        var rejections = (await RejectionRows.Quoting(writing.Connection, campaign, code, writing.Transaction)).ToDictionary(x => x.Id);
        foreach (var email in emails)
            foreach (var rejection in await RejectionRows.Addressing(writing.Connection, campaign, email, writing.Transaction)) rejections[rejection.Id] = rejection;
        await RejectionRows.Rename(writing, rejections.Values.Select(x => x with
        {
            Told = Renamed(x.Told, told => told == code || emails.Contains(told, StringComparer.OrdinalIgnoreCase), erased.Pseudonym),
            Message = emails.Append(code).Aggregate(x.Message, (message, name) => message?.Replace(
                $"'{name}'", $"'{erased.Pseudonym}'", name == code ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase)),
        }));
    }

    /// <summary>The addresses that a change of people gave him.</summary>
    private static IEnumerable<string> Addresses(string document, string code) =>
        Objects(JsonNode.Parse(document)).Where(one => Text(one["code"]) == code).Select(one => Text(one["email"])).OfType<string>();

    private async Task<IReadOnlyList<(string Campaign, string Code)>> Known(string person)
    {
        await using var connection = await database.Connect();
        var known = await ParticipantRows.OfPerson(connection, person);
        return known.Count > 0 ? known : throw Refusal.NotFound($"No campaign knows the person '{person}'.");
    }

    /// <summary>An event as it was told, in whatever envelope: its rep and its prospector.</summary>
    private static string Renamed(string told, Func<string, bool> isHe, string pseudonym)
    {
        var root = JsonNode.Parse(told)!;
        foreach (var one in Objects(root))
            foreach (var player in new[] { "rep", "prospector" })
                if (Text(one[player]) is { } name && isHe(name)) one[player] = pseudonym;
        return root.ToJsonString(EngineJson.Options);
    }

    /// <summary>People as they were put: of this one the pseudonym stays, team and role.</summary>
    private static string Redacted(string document, string code, string pseudonym)
    {
        var root = JsonNode.Parse(document)!;
        foreach (var one in Objects(root).Where(one => Text(one["code"]) == code).ToList())
        {
            one["code"] = pseudonym;
            if (one.ContainsKey("name")) one["name"] = pseudonym;
            foreach (var personal in new[] { "email", "person", "alias" }) one.Remove(personal);
        }
        return root.ToJsonString(EngineJson.Options);
    }

    /// <summary>A campaign's objectives as they were told: his target stays, under the pseudonym.</summary>
    private static string Retargeted(string document, string code, string pseudonym)
    {
        var root = JsonNode.Parse(document)!;
        foreach (var board in new[] { "reps", "prospectors" })
            if (root["objectives"]?[board] is JsonObject targets && targets.Remove(code, out var target)) targets[pseudonym] = target;
        return root.ToJsonString(EngineJson.Options);
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => [one, .. one.SelectMany(x => Objects(x.Value))],
        JsonArray many => many.SelectMany(Objects),
        _ => [],
    };

    private static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
}
