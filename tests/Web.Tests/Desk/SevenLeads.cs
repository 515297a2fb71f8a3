using ChallengeHub.Testing;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// Leads of which each of the floor's people sees another part: <c>code1</c>–<c>code3</c> are Paul's, one waits, one
/// lies in the pool of Lyon, one is Ben's; <c>code4</c> and <c>code5</c> are of no team, one for all to take and one
/// that nobody vouched for; <c>code6</c> is Carl's, <c>code7</c> waits in Paris. Each has words, a phone and an address
/// that no other one has.
/// </summary>
internal static class SevenLeads
{
    public const int Count = 7;

    /// <summary>Nobody has it.</summary>
    public const string Ghost = "code9";

    public static string Code(int lead) => $"code{lead}";

    public static string Company(int lead) => $"Zirkon{lead} AG";

    public static string Contact(int lead) => $"Quell{lead} Vogt";

    public static string Email(int lead) => $"geheim{lead}@domain{lead}.example";

    /// <summary>As it is dialled at home; the last four digits are the lead's.</summary>
    public static string Phone(int lead) => $"061234{new string((char)('0' + lead), 4)}";

    public static async Task Open(DeskFloor floor)
    {
        foreach (var lead in new[] { 1, 2, 3 })
            (await floor.Create(floor.Paul.Api, Card(lead, null))).Is(201);
        foreach (var lead in new[] { 4, 5 })
            (await floor.Create(floor.Key, Card(lead, null))).Is(201);
        foreach (var lead in new[] { 6, 7 })
            (await floor.Create(floor.Key, Card(lead, "paris"))).Is(201);

        foreach (var lead in new[] { 2, 3, 4, 6 })
            (await floor.Move(floor.Key, Code(lead), "validated")).Is(200);
        (await floor.Move(floor.Ben.Api, Code(3), "taken")).Is(200);
        (await floor.Move(floor.Carl.Api, Code(6), "taken")).Is(200);
    }

    public static Person Named(this DeskFloor floor, string name) =>
        name switch
        {
            "anna" => floor.Anna,
            "ben" => floor.Ben,
            "carl" => floor.Carl,
            "paul" => floor.Paul,
            "dora" => floor.Dora,
            "emil" => floor.Emil,
            _ => floor.Mara,
        };

    private static string Card(int lead, string? team) =>
        Story.Json(
            new
            {
                code = Code(lead),
                company = Company(lead),
                contact = new
                {
                    name = Contact(lead),
                    phone = Phone(lead),
                    email = Email(lead),
                },
                context = $"Kontext{lead}",
                team,
            }
        );
}
