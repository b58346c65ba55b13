using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.People.Places;

namespace UsmeAprende.Benchmarks;

/// <summary>People who have learnt for a year, alone and at cafés, and of whom no badge has been computed yet.</summary>
internal sealed class BadgeTown(IServiceProvider services, int records)
{
    private const int Chunk = 100;
    private const int Cafes = 12;
    private const int CafesEach = 3;

    private readonly CourseCatalogue _catalogue = services.GetRequiredService<CatalogueStore>().Current;

    public async Task<IReadOnlyList<PersonId>> SeedAsync(int people)
    {
        var lessons = _catalogue.Courses.SelectMany(c => c.Lessons).ToList();
        var tests = _catalogue.TestsById.Values.ToList();
        var cafes = await CafesAsync(lessons);
        var ids = new List<PersonId>(people);
        for (var done = 0; done < people; done += Chunk)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
            for (var n = done; n < Math.Min(people, done + Chunk); n++)
            {
                var dice = new Random(n);
                var person = new Person { CreatedAt = DateTime.UnixEpoch };
                ids.Add(person.Id);
                var came = cafes.Skip(dice.Next(Cafes - CafesEach)).Take(CafesEach).ToList();
                var own = came.Select(c => Deed(person.Id, RecordVerb.Attended, ActivityId.AttendanceOf(c.Id), c.StartsAt, null))
                    .Concat(Deeds(dice, person.Id, lessons, tests))
                    .Take(records)
                    .ToList();
                db.Add(person);
                db.AddRange(own);
                db.AddRange(came.Select(c => new GatheringAttendance { GatheringId = c.Id, PersonId = person.Id }));
                db.AddRange(
                    LearningState
                        .Compute(own, new EventTimes(came.ToDictionary(c => c.Id, _ => DateTime.MinValue)))
                        .ProgressByActivity.Select(o => ActivityState.Create(person.Id, o.Key, o.Value))
                );
            }
            await db.SaveChangesAsync();
        }
        return ids;
    }

    // Lessons with their questions, wrong at times, and tests.
    private static IEnumerable<LearningRecord> Deeds(Random dice, PersonId person, List<Lesson> lessons, List<ModuleTest> tests)
    {
        var at = new DateTime(2026, 1, 5, 15, 0, 0, DateTimeKind.Utc);
        for (var step = 0; ; step++)
        {
            var lesson = lessons[dice.Next(lessons.Count)];
            at = at.AddHours(dice.Next(1, 24 * 7));
            foreach (var question in lesson.Questions)
                yield return Deed(person, RecordVerb.Answered, question.Id, at, dice.Next(4) == 0 ? 0 : 100);
            yield return Deed(person, RecordVerb.Completed, lesson.Id, at, null);
            if (step % 4 == 0)
                yield return Deed(person, RecordVerb.Answered, tests[dice.Next(tests.Count)].Id, at, dice.Next(101));
        }
    }

    private static LearningRecord Deed(PersonId person, RecordVerb verb, ActivityId activity, DateTime at, int? score) =>
        LearningRecord.Create(
            RecordAuthor.Oneself(person),
            new NewRecord
            {
                Id = Guid.CreateVersion7(),
                Verb = verb,
                Activity = activity,
                OccurredAt = at,
            },
            score,
            new byte[32],
            "bench",
            at,
            DateTime.MinValue
        );

    private async Task<List<Gathering>> CafesAsync(List<Lesson> lessons)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        if (!PlaceDetails.TryParse(PlaceSeed.Kinds[0], null, "Olarte", out var olarte, out _, out var problem))
            throw new InvalidOperationException(problem);
        var place = LocalityPlace.Create(olarte);
        var venue = new GatheringVenue();
        venue.Update(
            new VenueDetails
            {
                Id = venue.Id,
                Name = "Salón comunal Olarte",
                PlaceId = place.Id,
                Address = "Calle 1 # 2-03",
            }
        );
        var cafes = Enumerable
            .Range(0, Cafes)
            .Select(month =>
                Gathering.Create(Guid.CreateVersion7(), Plan(venue.Id, lessons[month]), Month(month), null, DateTime.UnixEpoch)
            )
            .ToList();
        db.AddRange(place, venue);
        db.AddRange(cafes);
        await db.SaveChangesAsync();
        return cafes;
    }

    private static TimeSlot Month(int month) =>
        new(new DateTime(2026, month + 1, 10, 15, 0, 0, DateTimeKind.Utc), new DateTime(2026, month + 1, 10, 17, 0, 0, DateTimeKind.Utc));

    private static GatheringPlan Plan(Guid venue, Lesson lesson) =>
        new()
        {
            Kind = GatheringCodeList.Kinds.All.First().Key,
            Title = "Café en Olarte",
            Area = GatheringCodeList.Areas.All.First().Key,
            VenueId = venue,
            Seats = 20,
            Lessons = [lesson.Id],
            Facilitators = [],
        };
}
