using UsmeAprende.Catalogue;
using UsmeAprende.Tests.Typing;

namespace UsmeAprende.Tests.Catalogue.Reading;

/// <summary>R4: options and questions are known by what they say, never by where they stand.</summary>
public sealed class ContentHashTests
{
    private const string First = "- [ ] La rota | No nace.\n";
    private const string Second = "- [x] La sana | Nace bien.\n";

    [Fact]
    public void Option_Always_IsTheFirstEightDigitsOfItsText()
    {
        // R4
        var question = Read($"::: pregunta a\n¿Cuál?\n{First}{Second}:::\n");

        Assert.Equal(["a04a5a2d", "0dd5906e"], question.Options.Select(o => o.Hash));
    }

    [Fact]
    public void Choice_Reordered_KeepsItsHashes()
    {
        // R4
        var before = Read($"::: pregunta a\n¿Cuál?\n{First}{Second}:::\n");
        var after = Read($"::: pregunta a\n¿Cuál?\n{Second}{First}:::\n");

        Assert.Equal(before.Hash, after.Hash);
        Assert.Equal(before.Options.Select(o => o.Hash), after.Options.Select(o => o.Hash).Reverse());
    }

    [Fact]
    public void Option_Edited_ChangesItsOwnHashAndTheQuestions()
    {
        // R4
        var before = Read($"::: pregunta a\n¿Cuál?\n{First}{Second}:::\n");
        var after = Read($"::: pregunta a\n¿Cuál?\n{First.Replace("rota", "vieja", StringComparison.Ordinal)}{Second}:::\n");

        Assert.NotEqual(before.Hash, after.Hash);
        Assert.NotEqual(before.Options[0].Hash, after.Options[0].Hash);
        Assert.Equal(before.Options[1].Hash, after.Options[1].Hash);
    }

    [Fact]
    public void Question_WithAnotherRightOption_ChangesOnlyTheQuestionsHash()
    {
        // R4
        var before = Read($"::: pregunta a\n¿Cuál?\n{First}{Second}- [ ] Otra | No.\n:::\n");
        var after = Read($"::: pregunta a\n¿Cuál?\n{First}{Second}- [x] Otra | No.\n:::\n");

        Assert.NotEqual(before.Hash, after.Hash);
        Assert.Equal(before.Options.Select(o => o.Hash), after.Options.Select(o => o.Hash));
    }

    [Fact]
    public void Question_WithExplanationOrSpacesOrNameEdited_KeepsItsHash()
    {
        // R4
        var before = Read($"::: pregunta a\n¿Cuál es\nbuena?\n{First}{Second}:::\n");
        var edited = First.Replace("rota", " rota ", StringComparison.Ordinal).Replace("nace", "crece", StringComparison.Ordinal);
        var after = Read($"::: pregunta b\n¿Cuál  es buena?\n{edited}{Second}:::\n");

        Assert.Equal(before.Hash, after.Hash);
        Assert.Equal(before.Options.Select(o => o.Hash), after.Options.Select(o => o.Hash));
    }

    [Fact]
    public void Text_ComposedOrDecomposed_HashesTheSame()
    {
        // R4
        var composed = Read("::: pregunta a\n¿Cuál?\n- [x] La página | Sí.\n- [ ] Otra | No.\n:::\n");
        var decomposed = Read(
            "::: pregunta a\n¿Cuál?\n- [x] La página | Sí.\n- [ ] Otra | No.\n:::\n".Normalized(System.Text.NormalizationForm.FormD)
        );

        Assert.Equal(composed.Hash, decomposed.Hash);
        Assert.Equal(composed.Options[0].Hash, decomposed.Options[0].Hash);
    }

    [Fact]
    public void Ordering_Reordered_IsAnotherQuestion()
    {
        // R4
        var before = Read("::: ordenar a\nOrdene.\n1. Uno | Sí.\n2. Dos | Sí.\n:::\n");
        var after = Read("::: ordenar a\nOrdene.\n1. Dos | Sí.\n2. Uno | Sí.\n:::\n");

        Assert.NotEqual(before.Hash, after.Hash);
        Assert.Equal(before.Options.Select(o => o.Hash).Order(), after.Options.Select(o => o.Hash).Order());
    }

    [Fact]
    public void Matching_Always_HashesLeftAndRightApart()
    {
        // R4
        var before = Read("::: emparejar a\nUna.\n- A = B | Sí.\n- C = D | Sí.\n:::\n");
        var swapped = Read("::: emparejar a\nUna.\n- C = B | Sí.\n- A = D | Sí.\n:::\n");
        var reordered = Read("::: emparejar a\nUna.\n- C = D | Sí.\n- A = B | Sí.\n:::\n");

        Assert.Equal((before.Options[0].Hash, before.Options[0].Match!.Hash), (swapped.Options[1].Hash, swapped.Options[0].Match!.Hash));
        Assert.NotEqual(before.Hash, swapped.Hash);
        Assert.Equal(before.Hash, reordered.Hash);
    }

    [Fact]
    public void Test_WithQuestionsReordered_KeepsItsVersionAndWithOneEditedDoesNot()
    {
        // R4
        using var courses = new SampleCourses();
        var before = courses.Read().TestsById[new("huerta/sembrar/prueba")].Version;
        var reordered = courses
            .Replace(SampleCourses.Test, "p1\n¿Pregunta 1?", "px\n¿Pregunta x?")
            .Replace(SampleCourses.Test, "p2\n¿Pregunta 2?", "p1\n¿Pregunta 1?")
            .Replace(SampleCourses.Test, "px\n¿Pregunta x?", "p2\n¿Pregunta 2?")
            .Read()
            .TestsById[new("huerta/sembrar/prueba")]
            .Version;
        var edited = courses
            .Replace(SampleCourses.Test, "¿Pregunta 1?", "¿Otra pregunta?")
            .Read()
            .TestsById[new("huerta/sembrar/prueba")]
            .Version;

        Assert.Equal(before, reordered);
        Assert.NotEqual(before, edited);
    }

    [Theory]
    [InlineData(SampleCourses.Lesson, "Nace bien.", "Nace muy bien.")]
    [InlineData(SampleCourses.Lesson, "title: La semilla", "title: Las semillas")]
    [InlineData(SampleCourses.Lesson, "Una semilla.", "Dos semillas.")]
    [InlineData(SampleCourses.Drawing, "r=\"5\"", "r=\"6\"")]
    [InlineData("glosario.md", "Internet sin cable.", "Internet por el aire.")]
    public void Lesson_WithAnythingShownEdited_HasAnotherVersion(string file, string old, string with)
    {
        // R4
        using var courses = new SampleCourses();
        var before = courses.Read().LessonsById[new("huerta/sembrar/la-semilla")].Version;

        var after = courses.Replace(file, old, with).Read().LessonsById[new("huerta/sembrar/la-semilla")].Version;

        Assert.NotEqual(before, after);
    }

    private static QuizQuestion Read(string question)
    {
        using var courses = new SampleCourses().WriteBody(question);
        var catalogue = courses.Read();
        Assert.Empty(catalogue.Faults);
        return catalogue.LessonsById[new("huerta/sembrar/la-semilla")].Questions.Single();
    }
}
