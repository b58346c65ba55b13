using UsmeAprende.Catalogue;
using UsmeAprende.Learning;

namespace UsmeAprende.Tests.Catalogue.Reading;

/// <summary>The kinds of exercise as an author writes them, and the answers that are right to them (R4).</summary>
public sealed class ExerciseReaderTests
{
    private const string Phone = """
        ::: pantalla llave
        Usted quiere ponerle una llave.

        ### Abra el menú
        - titulo: Chats
        - [x] puntos: Más opciones | Ahí está el menú.
        - [ ] fila: Mi hija; Ya llegué | Ese es un chat.
        pista: Arriba, a la derecha.

        ### Enciéndala
        - [ ] atras: Volver | Así sale.
        - [x] interruptor: Llave; apagada | Quedó puesta.
        :::
        """;

    private const string Chat = """
        ::: chat sobrino
        Le escriben de otro número.

        ### inicio
        - Hola tía
        - Yo: ¿Quién es?
        - [llamo] Llamo al número de siempre
        - [dudo] Le pregunto algo

        ### dudo
        - ¿No me cree?
        - [llamo] Cuelgo y llamo
        - [mando] Le mando plata

        ### llamo
        - Yo no le he escrito.
        buen final: Se salvó.

        ### mando
        - Gracias
        mal final: Perdió su plata.
        :::
        """;

    [Fact]
    public void Phone_Read_HasItsScreensAndOneRightTouchOnEach()
    {
        var phone = (PhoneSimulation)Read(Phone).Content!;

        Assert.Equal(["Abra el menú", "Enciéndala"], phone.Screens.Select(s => s.Goal));
        Assert.Equal("Arriba, a la derecha.", phone.Screens[0].Hint);
        Assert.Equal([ScreenPartKind.Title, ScreenPartKind.MoreDots, ScreenPartKind.Row], phone.Screens[0].Parts.Select(p => p.Kind));
        Assert.Equal(("Mi hija", "Ya llegué"), (phone.Screens[0].Parts[2].Label, phone.Screens[0].Parts[2].Detail));
        Assert.Equal(["Más opciones", "Llave"], phone.Screens.Select(s => s.RightPart.Label));
        Assert.Null(phone.Screens[0].Parts[0].Touch);
    }

    [Fact]
    public void Phone_TouchedRight_IsRightUnlessItWasShownOrMissedTwice()
    {
        var question = Read(Phone);
        var screens = ((PhoneSimulation)question.Content!).Screens;
        var (dots, row, key) = (screens[0].Parts[1].Touch!.Hash, screens[0].Parts[2].Touch!.Hash, screens[1].Parts[1].Touch!.Hash);

        Assert.True(AnswerGrading.IsRight(question, $"{dots} {key}"));
        Assert.True(AnswerGrading.IsRight(question, $"{row}+{dots} {key}"));
        Assert.False(AnswerGrading.IsRight(question, $"{row}+{row}+{dots} {key}"));
        Assert.False(AnswerGrading.IsRight(question, $"?+{dots} {key}"));
        Assert.False(AnswerGrading.IsRight(question, dots));
        Assert.False(AnswerGrading.IsRight(question, $"{key} {dots}"));
    }

    [Fact]
    public void Chat_Answered_IsRightWhenItsPathEndsWell()
    {
        var question = Read(Chat);
        var story = (ChatStory)question.Content!;
        string Choice(string scene, string target) => story.Find(scene).Choices.Single(c => c.Target == target).Hash;

        Assert.Equal([false, true], story.Scenes[0].Messages.Select(m => m.IsOwn));
        Assert.True(AnswerGrading.IsRight(question, Choice("inicio", "llamo")));
        Assert.True(AnswerGrading.IsRight(question, $"{Choice("inicio", "dudo")} {Choice("dudo", "llamo")}"));
        Assert.False(AnswerGrading.IsRight(question, $"{Choice("inicio", "dudo")} {Choice("dudo", "mando")}"));
        Assert.False(AnswerGrading.IsRight(question, Choice("inicio", "dudo")));
        Assert.False(AnswerGrading.IsRight(question, Choice("dudo", "llamo")));
    }

    [Fact]
    public void Spotting_Answered_IsRightWhenAllThatIsSuspiciousIsMarkedAndNothingElse()
    {
        var question = Read(
            "::: senalar sms\nMarque lo sospechoso.\nforma: sms\nde: 312\n- [x] Hoy lo bloquean | Afán.\n- [ ] Gracias | Nada raro.\n:::\n"
        );

        Assert.Equal(new SuspectMessage(MessageForm.Sms, "312"), question.Content);
        Assert.True(AnswerGrading.IsRight(question, question.Options[0].Hash));
        Assert.False(AnswerGrading.IsRight(question, $"{question.Options[0].Hash} {question.Options[1].Hash}"));
    }

    [Fact]
    public void Sorting_Answered_IsRightWhenEachCardIsInItsGroup()
    {
        var question = Read(
            "::: clasificar c\n¿Qué es?\n- Uno = De verdad | Sí.\n- Dos = Trampa | No.\n- Tres = De verdad | Claro.\n:::\n"
        );
        string Pair(int card, int group) => $"{question.Options[card].Hash}={question.Groups[group].Hash}";

        Assert.Equal(["De verdad", "Trampa"], question.Groups.Select(g => g.Text));
        Assert.True(AnswerGrading.IsRight(question, $"{Pair(1, 1)} {Pair(0, 0)} {Pair(2, 0)}"));
        Assert.False(AnswerGrading.IsRight(question, $"{Pair(0, 0)} {Pair(1, 0)} {Pair(2, 0)}"));
    }

    [Theory]
    [InlineData("15.000", true)]
    [InlineData("$ 15.000", true)]
    [InlineData("14500", true)]
    [InlineData("15.500,00", true)]
    [InlineData("14.499", false)]
    [InlineData("15.0", false)]
    [InlineData("quince", false)]
    public void Number_WithinItsMargin_IsRightAsColombiansWriteIt(string answer, bool isRight)
    {
        var question = Read(
            "::: cuenta c\n¿Cuánto queda?\n- [x] 15.000 | Bien.\n- [ ] 60.000 | Falta restar.\nmargen: 500\nunidad: pesos\n:::\n"
        );

        Assert.Equal(isRight, AnswerGrading.IsRight(question, answer));
    }

    [Fact]
    public void Number_WithASlider_HasItsBarsAtEachPosition()
    {
        var question = Read(
            "::: cuenta c\n¿Cuánto?\n- [x] 15.000 | Bien.\nprueba: ¿Y si vende otras?\nmover: arepas de 0 a 20 de 10 en 10\n"
                + "barra: queda = 3000 * x - (40000 + 5000)\n:::\n"
        );

        var trial = ((NumberTask)question.Content!).Trial!;
        Assert.Equal([0, 10, 20], trial.Positions);
        Assert.Equal("arepas", trial.Unit);
        Assert.Equal([-45000, -15000, 15000], Assert.Single(trial.Bars).Values);
    }

    [Theory]
    [InlineData("rosa@ejemplo.com", true)]
    [InlineData("Rosa@Ejemplo.com ", true)]
    [InlineData("rosa@ejemplo.com.", false)]
    [InlineData("rosaejemplo.com", false)]
    public void Typing_OfAnAddress_MindsItsSignsButNotItsCapitals(string answer, bool isRight)
    {
        var question = Read("::: teclado t\nEscriba.\n- [x] rosa@ejemplo.com | Bien.\n:::\n");

        Assert.Equal(new TypingTask(KeyboardLayout.Mail), question.Content);
        Assert.Equal(isRight, AnswerGrading.IsRight(question, answer));
    }

    [Fact]
    public void Sister_OfAQuestion_IsAnotherVersionOfTheSameActivity()
    {
        var question = Read(
            "::: pregunta clave\n¿Cuál?\n- [ ] Una | No.\n- [x] Dos | Sí.\n:::\n\n"
                + "::: pregunta otra hermana-de clave\n¿Y cuál?\n- [x] Tres | Sí.\n- [ ] Cuatro | No.\n:::\n"
        );

        var sister = Assert.Single(question.Sisters);
        Assert.Equal(question.Id, sister.Id);
        Assert.NotEqual(question.Hash, sister.Hash);
        Assert.Equal(["clave", "clave-2"], question.Variants.Select(q => q.Key));
    }

    [Fact]
    public void Practice_WithNumberedLines_HasThemAsSteps()
    {
        using var courses = new SampleCourses().WriteBody(
            "::: practica p\nBusque los ajustes.\n\n1. Abra el menú.\n2. Toque **Ajustes**.\n:::\n"
        );

        var practice = courses.Read().LessonsById[LessonId].Parts.OfType<LessonPracticePart>().Single();

        Assert.Equal("<p>Busque los ajustes.</p>", practice.Html);
        Assert.Equal(["Abra el menú.", "Toque Ajustes."], practice.Steps.Select(s => s.Text));
    }

    private static ActivityId LessonId => new("huerta/sembrar/la-semilla");

    private static QuizQuestion Read(string body)
    {
        using var courses = new SampleCourses().WriteBody(body + "\n");
        var catalogue = courses.Read();
        Assert.DoesNotContain(catalogue.Faults, f => f.File == SampleCourses.Lesson);
        return Assert.Single(catalogue.LessonsById[LessonId].Questions);
    }
}
