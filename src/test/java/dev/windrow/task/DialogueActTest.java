package dev.windrow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialogueActTest {
    private static final List<String> ACT =
            DialogueAct.symbols("inform(name='blue fin';pricerange=moderate;near='fin (east);side';kidsallowed=no)");

    @Test
    void namesAreOneSymbolAndTheirSlotsSayThatTheyAreNames() {
        assertThat(ACT)
                .containsExactly(
                        "inform",
                        "name='",
                        "blue fin",
                        "pricerange='",
                        "moderate",
                        "near='",
                        "fin (east);side",
                        "kidsallowed=",
                        "no");
        assertThat(DialogueAct.symbols("goodbye()")).containsExactly("goodbye");
        assertThat(DialogueAct.symbols("?request(area;food)")).containsExactly("?request", "area", "food");
        assertThat(DialogueAct.symbols("?select(food=thai;food=)"))
                .containsExactly("?select", "food='", "thai", "food=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "inform(name='blue", "inform(=x)", "inform(;)"})
    void whatIsNoActIsNamed(String text) {
        assertThatThrownBy(() -> DialogueAct.symbols(text)).hasMessageStartingWith("act '" + text + "': ");
    }

    @Test
    void namesBecomeSlotsAndSlotsNames() {
        List<String> words = List.of("blue", "fin", "is", "blue", "and", "blue", "fin", "is", "moderate");
        List<String> slotted = DialogueAct.delexicalised(ACT, words);
        assertThat(slotted).containsExactly("<name>", "is", "blue", "and", "<name>", "is", "<pricerange>");
        assertThat(DialogueAct.lexicalised(ACT, slotted))
                .containsExactly("blue fin", "is", "blue", "and", "blue fin", "is", "moderate");
        assertThat(DialogueAct.lexicalised(ACT, List.of("<phone>"))).containsExactly("<phone>");
    }

    @Test
    void anArticleIsSaidOnce() {
        List<String> act = DialogueAct.symbols("inform(name='the carriage inn')");
        assertThat(DialogueAct.lexicalised(act, List.of("the", "<name>", "is", "the", "best")))
                .containsExactly("the carriage inn", "is", "the", "best");
        assertThat(DialogueAct.lexicalised(ACT, List.of("the", "<name>"))).containsExactly("the", "blue fin");
    }

    @Test
    void severalNamesOfASlotAreSaidInTurn() {
        List<String> act = DialogueAct.symbols("?select(food='thai';food='sea food')");
        List<String> slotted = DialogueAct.delexicalised(act, List.of("thai", "or", "sea", "food", "?"));
        assertThat(slotted).containsExactly("<food>", "or", "<food>", "?");
        assertThat(DialogueAct.lexicalised(act, slotted)).containsExactly("thai", "or", "sea food", "?");
        assertThat(DialogueAct.lexicalised(act, List.of("<food>", "<food>", "<food>")))
                .containsExactly("thai", "sea food", "sea food");
    }

    @Test
    void actsThatDifferInNamesAloneAreOfOneKind() {
        assertThat(DialogueAct.withoutNames(ACT)).isEqualTo("inform name=' pricerange=' near=' kidsallowed= no");
        String other = "inform(name=zazie;pricerange=cheap;near=soma;kidsallowed=no)";
        assertThat(DialogueAct.withoutNames(DialogueAct.symbols(other))).isEqualTo(DialogueAct.withoutNames(ACT));
        assertThat(DialogueAct.withoutNames(DialogueAct.symbols("inform(name=zazie;kidsallowed=yes)")))
                .isEqualTo("inform name=' kidsallowed= yes");
        assertThat(DialogueAct.withoutNames(List.of("inform", "name='"))).isEqualTo("inform name='");
    }
}
