using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class NoteCheckTests
{
    private static readonly LeadNote Note = new("n-1", "anna", Some.Instant, NoteKind.Note, "Called\nback", null);
    private static readonly LeadNote Rating = Note with { Kind = NoteKind.Rating, Text = "", Quality = 3 };

    private static string[] Wrong(LeadNote note, string path = "")
    {
        var errors = new FieldErrors();
        NoteCheck.Errors(errors, note, path);
        return [.. errors.Select(x => $"{x}")];
    }

    [Theory]
    [InlineData(NoteKind.Note, "note", true)]
    [InlineData(NoteKind.Call, "call", true)]
    [InlineData(NoteKind.Meeting, "meeting", true)]
    [InlineData(NoteKind.NoAnswer, "no-answer", false)]
    public void A_note_says_something_unless_nobody_answered(NoteKind kind, string word, bool needsText)
    {
        Assert.Equal($"\"{word}\"", JsonSerializer.Serialize(kind, EngineJson.Options));
        Assert.Empty(Wrong(Note with { Kind = kind }));
        foreach (var text in new[] { "", " \n\t" })
            Assert.Equal(
                needsText ? "text: required" : "",
                string.Join(", ", Wrong(Note with { Kind = kind, Text = text }))
            );
    }

    [Fact]
    public void A_rating_has_a_quality_from_1_to_5_and_nothing_else_has_one()
    {
        foreach (var quality in new[] { 1, 5 })
            Assert.Empty(Wrong(Rating with { Quality = quality }));
        foreach (var quality in new[] { int.MinValue, 0, 6, int.MaxValue })
            Assert.Equal(["quality: out-of-range(1, 5)"], Wrong(Rating with { Quality = quality }));
        Assert.Equal(["quality: required"], Wrong(Rating with { Quality = null }));
        Assert.Equal(["quality: quality-of-rating"], Wrong(Note with { Quality = 3 }));
        Assert.Empty(Wrong(Rating with { Text = "A good one" }));
    }

    [Fact]
    public void A_note_has_up_to_2000_characters()
    {
        Assert.Empty(Wrong(Note with { Text = new string('x', 2_000) }));
        Assert.Empty(Wrong(Note with { Text = "Ügyfél\r\n\tπελάτης 日本 🍕" }));
        Assert.Equal(["text: too-long(2000)"], Wrong(Note with { Text = new string('x', 2_001) }));
        Assert.Equal(["text: too-long(2000)"], Wrong(Rating with { Text = new string('x', 100_000) }));
        Assert.Equal(["text: control-character"], Wrong(Note with { Text = "a\0b" }));
        Assert.Equal(["text: half-surrogate"], Wrong(Note with { Text = "a\ud83d" }));
        Assert.Equal(["text: direction-of-writing"], Wrong(Note with { Text = "a\u202Eb" }));
    }

    [Fact]
    public void A_note_has_an_id_as_events_have()
    {
        foreach (var id in new[] { "1", new string('x', 200), "7a0e9b0c-6f3c-4a0e-8e43-0d4a6a1f2b9c" })
            Assert.Empty(Wrong(Note with { Id = id }));
        foreach (var id in new[] { "", " 1", "a\0b", "\ud83d", new string('x', 201), new string('x', 100_000) })
            Assert.Equal(["id: text-length"], Wrong(Note with { Id = id }));
    }

    [Fact]
    public void A_note_inside_a_move_is_named_by_its_path() =>
        Assert.Equal(
            ["note.id: text-length", "note.text: required", "note.quality: quality-of-rating"],
            Wrong(Note with { Id = "", Text = "", Quality = 1 }, "note.")
        );
}
