using System.Collections.Immutable;

namespace UsmeAprende.Catalogue;

/// <summary>What some kinds of exercise have besides their prompt and options.</summary>
public abstract record ExerciseContent;

/// <summary><c>pantalla</c>: a simulated phone. The right touch on each screen leads to the next one.</summary>
public sealed record PhoneSimulation(ImmutableArray<PhoneScreen> Screens) : ExerciseContent;

/// <summary>One screen of a simulated phone.</summary>
/// <param name="Goal">What to do on it, as plain text.</param>
/// <param name="Hint">Shown after two wrong touches.</param>
public sealed record PhoneScreen(string Goal, string Hint, ImmutableArray<ScreenPart> Parts)
{
    /// <summary>What can be touched, in the order of the screen.</summary>
    public IEnumerable<AnswerOption> Touches => Parts.Select(p => p.Touch).OfType<AnswerOption>();

    public ScreenPart RightPart => Parts.First(p => p.Touch is { IsRight: true });
}

/// <summary>A part of a simulated screen.</summary>
/// <param name="Label">Its words, which a screen reader reads too.</param>
/// <param name="Detail">Its second line; empty if it has none.</param>
/// <param name="Touch">What happens when it is touched; null for a part that is only there to be seen.</param>
public sealed record ScreenPart(ScreenPartKind Kind, string Label, string Detail, AnswerOption? Touch)
{
    /// <summary>Whether a switch or tile is on.</summary>
    public bool IsOn => Detail.StartsWith("encendid", StringComparison.OrdinalIgnoreCase);
}

/// <summary>How a part of a simulated screen is drawn.</summary>
public enum ScreenPartKind
{
    StatusBar,
    Title,
    BackArrow,
    SearchIcon,
    MoreDots,
    MenuItem,
    Row,
    Switch,
    Tile,
    Dialog,
    Button,
    Field,
    Keyboard,
    Notification,
    Received,
    Sent,
    AppIcon,
    RecentApp,
    Text,
    BackKey,
    HomeKey,
    RecentsKey,
}

/// <summary><c>chat</c>: a conversation in which the learner chooses what to answer.</summary>
/// <param name="Scenes">The first one opens it.</param>
public sealed record ChatStory(ImmutableArray<ChatScene> Scenes) : ExerciseContent
{
    public ChatScene Find(string name) => Scenes.First(s => s.Name == name);
}

/// <summary>A moment of a conversation: messages, and then either choices or an ending.</summary>
/// <param name="Hash">Hash of its messages and ending, eight hexadecimal digits.</param>
/// <param name="Ending">What it cost or saved; null while the conversation goes on.</param>
public sealed record ChatScene(
    string Name,
    string Hash,
    ImmutableArray<ChatMessage> Messages,
    ImmutableArray<ChatChoice> Choices,
    ChatEnding? Ending
);

/// <summary>A message of a conversation.</summary>
/// <param name="IsOwn">Whether the learner's side says it.</param>
public sealed record ChatMessage(string Text, bool IsOwn);

/// <summary>An answer that the learner can choose.</summary>
/// <param name="Target">The name of the scene that follows.</param>
public sealed record ChatChoice(string Hash, string Text, string Target);

/// <summary>How a conversation ends.</summary>
public sealed record ChatEnding(bool IsGood, string Html);

/// <summary><c>senalar</c>: how the message with the suspicious parts looks.</summary>
/// <param name="Sender">Who it says it is from; empty if it does not say.</param>
public sealed record SuspectMessage(MessageForm Form, string Sender) : ExerciseContent;

/// <summary>What a suspicious message is drawn as.</summary>
public enum MessageForm
{
    Chat,
    Sms,
    Mail,
    Address,
    Receipt,
    Poster,
}

/// <summary><c>cuenta</c>: a number to type.</summary>
/// <param name="Lowest">The lowest number that is accepted.</param>
/// <param name="Highest">The highest number that is accepted.</param>
/// <param name="Unit">Such as "pesos"; may be empty.</param>
/// <param name="Trial">The "¿y si…?" slider; null if there is none.</param>
public sealed record NumberTask(decimal Lowest, decimal Highest, string Unit, NumberTrial? Trial) : ExerciseContent;

/// <summary>A slider whose bars answer "¿y si…?".</summary>
/// <param name="Question">Such as "¿Y si vende otra cantidad?".</param>
/// <param name="Unit">Of the positions, such as "arepas".</param>
/// <param name="Positions">Where the slider can stand.</param>
/// <param name="Start">The place of the first position among them.</param>
public sealed record NumberTrial(
    string Question,
    string Unit,
    ImmutableArray<decimal> Positions,
    int Start,
    ImmutableArray<NumberTrialBar> Bars
);

/// <summary>A bar of the drawing, with its value at each position of the slider.</summary>
public sealed record NumberTrialBar(string Name, ImmutableArray<decimal> Values);

/// <summary><c>teclado</c>: a text to type on a practice keyboard.</summary>
public sealed record TypingTask(KeyboardLayout Layout) : ExerciseContent;

/// <summary>The keyboard with which a text is typed.</summary>
public enum KeyboardLayout
{
    Letters,
    Mail,
    Digits,
}
