using System.ComponentModel;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Learning;

namespace UsmeAprende.Tests.Learning;

/// <summary>What an activity's id says, and that SQLite finds it by its index.</summary>
public sealed class ActivityIdTests : IAsyncLifetime
{
    private static readonly Guid Cafe = Guid.Parse("0192f0a0-0000-7000-8000-000000000001");

    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("huerta/semillas/sembrar", true, false, "huerta", "huerta/semillas", "sembrar")]
    [InlineData("huerta/semillas/prueba", false, true, "huerta", "huerta/semillas", "prueba")]
    [InlineData("huerta/semillas/sembrar/cual", false, false, "huerta", "huerta/semillas/sembrar", "cual")]
    [InlineData("juego/ponga-en-orden", false, false, "juego", "juego", "ponga-en-orden")]
    [InlineData("huerta", false, false, "huerta", "huerta", "huerta")]
    [InlineData("", false, false, "", "", "")]
    public void Id_OfAnyForm_SaysWhatItIs(string text, bool isLesson, bool isTest, string course, string parent, string slug)
    {
        var id = new ActivityId(text);

        Assert.Equal((isLesson, isTest), (id.IsLesson, id.IsTest));
        Assert.Equal((course, parent, slug), (id.CourseId, id.Parent.Value, id.Slug));
        Assert.Equal(id, slug == text ? id : id.Parent.Within(id.Slug));
    }

    [Fact]
    public void Id_ThatNobodyMade_IsTheEmptyOne()
    {
        Assert.Equal(new ActivityId(""), default);
        Assert.Equal("", default(ActivityId).ToString());
        Assert.False(default(ActivityId).IsTest || default(ActivityId).IsLesson);
    }

    [Fact]
    public void Id_AboutAGathering_NamesIt()
    {
        foreach (var id in ActivityId.ListForAttendance(Cafe).Append(ActivityId.ThanksOf(Cafe)))
        {
            Assert.True(id.TryParseGathering(out var gathering));
            Assert.Equal(Cafe, gathering);
            Assert.Equal(id.Value.StartsWith("gracias/", StringComparison.Ordinal), id.IsThanks);
            Assert.NotEqual(id.IsThanks, id.IsAboutGathering);
        }
        Assert.False(new ActivityId("encuentro/mañana").TryParseGathering(out _));
        Assert.False(new ActivityId("huerta/semillas/sembrar").TryParseGathering(out _));
    }

    [Fact]
    public void Id_OfATask_NamesItsModule()
    {
        Assert.True(ActivityId.TaskOf("huerta/semillas").TryParseTask(out var module));
        Assert.Equal("huerta/semillas", module);
        Assert.False(new ActivityId("huerta/semillas/sembrar/tarea").TryParseTask(out _));
    }

    [Fact]
    public void Id_InFormsAndJson_IsItsText()
    {
        var id = new ActivityId(SampleCatalogue.Sow);

        Assert.Equal(id, TypeDescriptor.GetConverter(typeof(ActivityId)).ConvertFrom(SampleCatalogue.Sow));
        Assert.Equal($"\"{SampleCatalogue.Sow}\"", JsonSerializer.Serialize(id));
        var byId = new Dictionary<ActivityId, int> { [id] = 1 };
        Assert.Equal(byId, JsonSerializer.Deserialize<Dictionary<ActivityId, int>>(JsonSerializer.Serialize(byId)));
    }

    [Fact]
    public async Task Range_OfACourse_IsWhatIsWithinIt_InMemoryAndInTheDatabase()
    {
        string[] names = ["a", "a/", "a/b", "a/b/c", "a-b/c", "a.b", "a0", "a0/b", "aa/b", "b/a", "á/b", "A/b"];
        var ana = await _site.PersonAsync();
        await _site.AskAsync(async db =>
        {
            db.AddRange(names.Select(n => ActivityState.Create(ana, new(n), default)));
            return await db.SaveChangesAsync();
        });
        var (start, end) = ActivityId.RangeWithin("a");

        var found = await _site.AskAsync(db =>
            db.ActivityStates.Where(s => s.Activity >= start && s.Activity < end).Select(s => s.Activity).ToListAsync()
        );

        var ids = names.Select(n => new ActivityId(n)).ToList();
        Assert.Equal(["a/", "a/b", "a/b/c"], found.Order().Select(f => f.Value));
        Assert.Equal(found.Order(), ids.Where(id => id.IsWithin("a")).Order());
        Assert.Equal(found.Order(), ids.Where(id => id >= start && id < end).Order());
    }
}
